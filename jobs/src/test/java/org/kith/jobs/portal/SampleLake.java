package org.kith.jobs.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.lake.door.PublishedNight;
import org.kith.features.lake.door.PublishedNights;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.portal.count.CrowdDocument;
import org.kith.jobs.portal.count.CrowdDocument.Destination;
import org.kith.jobs.portal.count.CrowdDocument.Option;
import org.kith.jobs.portal.count.CrowdDocument.Tag;
import org.kith.jobs.portal.count.CrowdFile;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.StageTime;
import org.roaringbitmap.RoaringBitmap;

/** A lake as a night leaves it, without Spark: one segment, its files, and a thousand people. */
final class SampleLake implements PublishedNights {

  static final String SEGMENT = "win-back";
  static final int PEOPLE = 1000;

  private static final String ADDED = "person_id\r\np1\r\n";
  private static final String REMOVED = "person_id\r\np4\r\n";

  final Path root;
  private final String brand;
  private final String title;
  private String release = "r1";
  private int published = 1;

  SampleLake(Path root, String brand, String title) throws IOException {
    this.root = root;
    this.brand = brand;
    this.title = title;
    write("person_id\r\np1\r\np2\r\n");
  }

  /** Publishes another night, with other files. */
  void publishNext(String audience) throws IOException {
    release = "r" + ++published;
    write(audience);
  }

  /** Publishes another night, whose audience is that file. */
  void publishNext(Path audience, String sha256) throws IOException {
    release = "r" + ++published;
    write("");
    Files.move(audience, audience(), StandardCopyOption.REPLACE_EXISTING);
    Path manifest = audience().resolveSibling("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                "\"bytes\": 0, \"sha256\": \"" + sha256("") + "\"",
                "\"bytes\": %d, \"sha256\": \"%s\"".formatted(Files.size(audience()), sha256)));
  }

  Path audience() {
    return root.resolve("exports").resolve(SEGMENT).resolve(release).resolve("csv/audience.csv");
  }

  @Override
  public Optional<String> newestCommit() {
    return Optional.of(release);
  }

  @Override
  public List<PublishedNight> nights() {
    return java.util.stream.IntStream.rangeClosed(1, published)
        .map(sequence -> published + 1 - sequence)
        .mapToObj(this::night)
        .toList();
  }

  private PublishedNight night(int sequence) {
    LocalDate day = LocalDate.of(2026, 6, 29).plusDays(sequence);
    ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    try {
      String figures = json.writeValueAsString(Map.of("figures", figures(day, sequence)));
      return new PublishedNight(sequence, "r" + sequence, day, figures);
    } catch (com.fasterxml.jackson.core.JsonProcessingException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private NightFigures figures(LocalDate day, int sequence) {
    NightFigures.Segment segment =
        new NightFigures.Segment(
            SEGMENT,
            new Words(title, title + "人群"),
            "marketing",
            300 + sequence,
            250,
            240,
            Map.of("staff", 10L, "just-bought", 11L, "minor", 12L, "not-worth", 13L),
            200,
            40,
            0.031,
            List.of(new NightFigures.Reach("csv", 230, 30, 12, Map.of("other/csv", 23L), 200)));
    return new NightFigures(
        brand,
        day,
        "r" + sequence,
        NightFigures.Outcome.PUBLISHED,
        null,
        null,
        false,
        null,
        new NightFigures.Totals(PEOPLE + 37, 5000, 20_000),
        List.of(new NightFigures.Source("orders", "orders", 1234, 1200, 30, 4, Map.of())),
        null,
        null,
        null,
        null,
        List.of(segment),
        null,
        List.of(new StageTime("ingest", 3.5, "done")));
  }

  private void write(String audience) throws IOException {
    Path folder = Files.createDirectories(audience().getParent());
    String rejects = "person_id,reason\r\np3,staff\r\n";
    Files.writeString(folder.resolve("audience.csv"), audience);
    Files.writeString(folder.resolve("add.csv"), ADDED);
    Files.writeString(folder.resolve("remove.csv"), REMOVED);
    Files.writeString(folder.resolve("rejects.csv"), rejects);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"segment": "%s", "platform": "generic", "owner": "crm", "delete_on": "2026-09-28",
         "funnel": {"reachable": 230, "written": 200}, "id": {"kind": "person_id", "hashing": "none"},
         "unheard_of": {"x": 1},
         "files": [{"name": "audience.csv", "rows": 200, "bytes": %d, "sha256": "%s",
                    "operation": "whole"},
                   {"name": "add.csv", "rows": 1, "bytes": %d, "sha256": "%s",
                    "operation": "add"},
                   {"name": "remove.csv", "rows": 1, "bytes": %d, "sha256": "%s",
                    "operation": "remove"},
                   {"name": "rejects.csv", "rows": 100, "bytes": %d, "sha256": "%s"},
                   {"name": "../../../../secret.txt", "rows": 1, "bytes": 6, "sha256": "%s"}]}
        """
            .formatted(
                SEGMENT,
                audience.length(),
                sha256(audience),
                ADDED.length(),
                sha256(ADDED),
                REMOVED.length(),
                sha256(REMOVED),
                rejects.length(),
                sha256(rejects),
                sha256("secret")));
    Files.writeString(root.resolve("secret.txt"), "secret");
    Path shelf = Files.createDirectories(root.resolve("shelf").resolve(release));
    try (OutputStream out = Files.newOutputStream(shelf.resolve(CrowdFile.NAME))) {
      CrowdFile.write(out, document(), sets());
    }
  }

  private CrowdDocument document() {
    return new CrowdDocument(
        release,
        PEOPLE,
        List.of(),
        List.of(
            new Tag(
                "city",
                "City",
                "城市",
                "fact",
                List.of(
                    new Option("Hangzhou", "city = 'Hangzhou'"),
                    new Option("Ningbo", "city = 'Ningbo'"))),
            new Tag("is_fan", title, "粉丝", "rule", List.of(new Option("yes", "is_fan")))),
        List.of(
            new CrowdDocument.Segment(
                SEGMENT,
                title,
                title + "人群",
                brand,
                "crm",
                "marketing",
                "recency_days > 90",
                null,
                null,
                null,
                null,
                0.15,
                60,
                List.of("staff"),
                List.of("csv"))),
        List.of(
            new Destination("csv", "generic", "person_id", null),
            new Destination("sms", "generic", "phone", null)));
  }

  private static Map<String, RoaringBitmap> sets() {
    Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
    for (int person = 0; person < PEOPLE; person++) {
      put(sets, "tag:city:0", person, person % 2 == 0);
      put(sets, "tag:city:1", person, person % 2 == 1);
      put(sets, "tag:is_fan:0", person, person < 400);
      put(sets, "consent:marketing", person, person % 5 != 0);
      put(sets, "suppressed:staff", person, person % 100 == 1);
      put(sets, "reach:sms", person, person % 4 == 0);
      put(sets, "treat:" + SEGMENT, person, person < 200);
      put(sets, "holdout:" + SEGMENT, person, person >= 200 && person < 240);
    }
    return sets;
  }

  private static void put(Map<String, RoaringBitmap> sets, String name, int person, boolean isIn) {
    RoaringBitmap set = sets.computeIfAbsent(name, absent -> new RoaringBitmap());
    if (isIn) {
      set.add(person);
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
