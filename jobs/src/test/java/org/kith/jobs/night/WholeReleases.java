package org.kith.jobs.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.jobs.portal.count.CrowdFile;

/** What must hold of a lake at any moment: all that readers may see is there, whole. */
final class WholeReleases {

  private static final Set<String> LEDGER =
      Set.of("ingest", "identify", "profile", "train", "score", "segment", "audit", "export");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lake lake;
  private final Path root;
  private final List<String> broken = new ArrayList<>();

  private WholeReleases(Lake lake, Path root) {
    this.lake = lake;
    this.root = root;
  }

  /** What does not hold, in words; empty for a lake as it should be. */
  static List<String> broken(Lake lake, Path root) {
    WholeReleases law = new WholeReleases(lake, root);
    try {
      new Releases(lake).standing().forEach(law::check);
      law.checkShelf();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return law.broken;
  }

  private void check(Release release) {
    for (Table table : release.pins().versions().keySet()) {
      try {
        lake.verify(table, release.pins());
      } catch (Problem damaged) {
        broken.add(release.id() + ": " + damaged.getMessage());
      }
    }
    Set<String> told =
        RunLedger.open(lake).of(release.id()).stream()
            .map(StageRun::stage)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!told.containsAll(LEDGER)) {
      broken.add(release.id() + ": the ledger knows only of " + told);
    }
    for (String suffix : List.of(".html", ".prom", ".lineage.jsonl")) {
      expect(release, Path.of("reports", release.id() + suffix));
    }
    expect(release, Path.of("shelf", release.id(), CrowdFile.NAME));
    release.models().forEach((model, of) -> expect(release, Path.of("models", model, of)));
    JsonNode summary = json(release.summary()).path("summary");
    summary.path("exports").forEach(export -> expect(release, placeOf(release, export)));
    summary.path("sources").forEach(source -> checkCounts(release, source));
  }

  private static Path placeOf(Release release, JsonNode export) {
    return Path.of(
        "exports",
        export.path("segment").asText(),
        release.id(),
        export.path("destination").asText(),
        "manifest.json");
  }

  private void checkCounts(Release release, JsonNode source) {
    long accounted =
        source.path("accepted").asLong()
            + source.path("duplicate").asLong()
            + source.path("quarantined").asLong();
    if (source.path("read").asLong() != accounted) {
      broken.add(release.id() + ": rows are lost: " + source);
    }
  }

  private void expect(Release release, Path place) {
    if (!Files.exists(root.resolve(place))) {
      broken.add(release.id() + ": is published without " + place);
    }
  }

  /** Whatever stands on the shelf has a manifest, which tells its files to the byte. */
  private void checkShelf() throws IOException {
    Path exports = root.resolve("exports");
    if (!Files.exists(exports)) {
      return;
    }
    try (Stream<Path> files = Files.walk(exports)) {
      for (Path folder :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().contains("/.drafts/"))
              .filter(file -> !file.getFileName().toString().endsWith(".crc"))
              .map(Path::getParent)
              .collect(Collectors.toCollection(TreeSet::new))) {
        checkExport(folder);
      }
    }
  }

  private void checkExport(Path folder) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    if (!Files.exists(manifest)) {
      broken.add(folder + ": stands on the shelf without a manifest");
      return;
    }
    for (JsonNode entry : json(Files.readString(manifest)).path("files")) {
      Path file = folder.resolve(entry.path("name").asText());
      if (!Files.exists(file) || !sha256(file).equals(entry.path("sha256").asText())) {
        broken.add(file + ": is not what its manifest tells");
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
