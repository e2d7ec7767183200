package org.kith.jobs.destination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.SharedSpark;
import org.kith.features.consent.ConsentRule;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;

/** A brand's people with their identifiers, sealed under its key, and what is exported of them. */
final class Shop {

  static final SparkSession SPARK = SharedSpark.session();
  static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  static final ConsentRule ASSUMED = new ConsentRule("granted", "marketing", "simulated people");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Path folder;
  private final List<Person> people;
  private final Keyring keyring;
  private final Map<String, Map<String, List<String>>> identifiers = new TreeMap<>();
  private Dataset<Row> contacts = SPARK.createDataFrame(List.of(), Table.CONTACTS.schema());
  private BiFunction<String, String, Dataset<Row>> granted;

  Shop(Path folder, List<Person> people, Keyring keyring) {
    this.folder = folder;
    this.people = people;
    this.keyring = keyring;
    this.granted = (purpose, channel) -> People.ids(SPARK, people);
  }

  /** Gives a person an identifier; a contact kind is sealed. */
  Shop with(String personId, String kind, String value) {
    identifiers
        .computeIfAbsent(personId, id -> new TreeMap<>())
        .computeIfAbsent(kind, any -> new ArrayList<>())
        .add(value);
    return this;
  }

  Shop without(String personId, String kind) {
    identifiers.getOrDefault(personId, new TreeMap<>()).remove(kind);
    return this;
  }

  Shop granted(BiFunction<String, String, List<Person>> who) {
    granted = (purpose, channel) -> People.ids(SPARK, who.apply(purpose, channel));
    return this;
  }

  /** Says that people were handed over before. */
  Shop contacted(List<String> personIds, String segment, String place, LocalDate day, String id) {
    List<Row> rows =
        personIds.stream()
            .map(person -> RowFactory.create(person, segment, place, Date.valueOf(day), id))
            .toList();
    contacts = contacts.unionByName(SPARK.createDataFrame(rows, Table.CONTACTS.schema()));
    return this;
  }

  /** A lake in which something is done before an export is shelved. */
  private Lake lake(Runnable beforePublishing) {
    return new Lake(
        SPARK,
        folder.toString(),
        (step, effect) -> {
          if (step.startsWith("export shelf")) {
            beforePublishing.run();
          }
          effect.run();
        });
  }

  /** As the platforms have it, if this shop is the release before. */
  EarlierRelease asEarlier(String release) {
    return new EarlierRelease(release, contacts, identities(), vault());
  }

  Dataset<Row> contacts() {
    return contacts;
  }

  /** Segments evaluated and exported as one release on a day. */
  Exported export(
      List<SegmentDefinition> segments,
      List<DestinationDefinition> destinations,
      String release,
      LocalDate day,
      Optional<EarlierRelease> earlier,
      Runnable beforePublishing) {
    return export(segments, destinations, release, day, earlier, beforePublishing, keyring);
  }

  private Exported export(
      List<SegmentDefinition> segments,
      List<DestinationDefinition> destinations,
      String release,
      LocalDate day,
      Optional<EarlierRelease> earlier,
      Runnable beforePublishing,
      Keyring opening) {
    ExportContext context = new ExportContext(release, new AsOf(day, ZONE), ASSUMED);
    Permissions permissions = new Permissions(segments, destinations, granted);
    try (Audiences audiences =
            Audiences.of(segments, People.frame(SPARK, people), permissions.byPurpose(), opening);
        Handover handover = Handover.of(audiences, tables(), destinations, permissions, opening)) {
      handover.capped(contacts, context);
      List<ExportResult> results =
          new Exports(lake(beforePublishing), context).write(handover, earlier);
      return new Exported(
          results,
          handover.reachable(),
          audiences.funnels().get(0),
          audiences.segments().where("arm = 'treat'").orderBy("rank").collectAsList().stream()
              .map(row -> row.<String>getAs("person_id"))
              .toList(),
          handover.handed(results).collectAsList().stream()
              .map(row -> row.getString(0) + " " + row.getString(1) + " " + row.getString(2))
              .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }
  }

  Exported export(SegmentDefinition segment, DestinationDefinition... destinations) {
    return export(List.of(segment), List.of(destinations), "r1", DAY, Optional.empty(), () -> {});
  }

  /** As if another key were named. */
  Exported exportWith(
      Keyring opening, SegmentDefinition segment, DestinationDefinition destination) {
    return export(
        List.of(segment), List.of(destination), "r1", DAY, Optional.empty(), () -> {}, opening);
  }

  /** What came of it; treated people are those of the first segment, by rank. */
  record Exported(
      List<ExportResult> results,
      Map<String, Map<String, Long>> reachable,
      org.kith.jobs.segment.Funnel funnel,
      List<String> treated,
      Set<String> handed) {}

  ExportTables tables() {
    List<Row> recommendations = new ArrayList<>();
    for (Person person : people) {
      String id = person.personId();
      recommendations.add(RowFactory.create(id, "i2", 2, .5, "why", "als", "1"));
      recommendations.add(RowFactory.create(id, "i1", 1, .9, "why", "als", "1"));
    }
    return new ExportTables(
        People.frame(SPARK, people),
        identities(),
        vault(),
        SPARK.createDataFrame(recommendations, Table.RECOMMENDATIONS.schema()),
        SPARK.createDataFrame(
            List.of(RowFactory.create("i1", "Green tea", "绿茶")),
            StructType.fromDDL("item_id STRING, title_en STRING, title_zh STRING")));
  }

  private Dataset<Row> identities() {
    List<Row> rows = new ArrayList<>();
    each(
        (person, kind, value) -> {
          String shown = kind.equals("member") ? value : keyring.hash("identifier:" + kind, value);
          rows.add(RowFactory.create(kind, shown, kind + ":" + shown, person, "own", null));
        });
    return SPARK.createDataFrame(rows, Table.IDENTITIES.schema());
  }

  private Dataset<Row> vault() {
    Sealer sealer = new Sealer(keyring);
    List<Row> rows = new ArrayList<>();
    each(
        (person, kind, value) -> {
          if (!kind.equals("member")) {
            String use = "identifier:" + kind;
            rows.add(RowFactory.create(kind, keyring.hash(use, value), sealer.seal(use, value)));
          }
        });
    return SPARK.createDataFrame(rows, Table.VAULT.schema()).distinct();
  }

  private interface Each {
    void identifier(String person, String kind, String value);
  }

  private void each(Each each) {
    identifiers.forEach(
        (person, kinds) ->
            kinds.forEach(
                (kind, values) -> values.forEach(value -> each.identifier(person, kind, value))));
  }

  /** All files on the shelf, by their path below it, byte for byte. */
  Map<String, String> shelf() {
    Path exports = folder.resolve("exports");
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(exports)) {
      try (Stream<Path> found = Files.walk(exports)) {
        for (Path path : found.filter(Files::isRegularFile).toList()) {
          files.put(
              exports.relativize(path).toString(),
              Files.readString(path, StandardCharsets.ISO_8859_1));
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
    return files;
  }

  /** The lines of a zipped file on the shelf. */
  List<String> unzipped(String path) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(folder.resolve("exports").resolve(path)))) {
      zip.getNextEntry();
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
