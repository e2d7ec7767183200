package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.consent.ConsentRule;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.Audiences;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;

class ExportsTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final ExportContext NIGHT =
      new ExportContext(
          "r1",
          LocalDate.of(2026, 6, 30),
          new ConsentRule("granted", "marketing", "simulated people"));

  @TempDir Path lake;

  private final List<Person> people = People.random(120, 9);
  private Audiences audiences;
  private ExportTables tables;

  @BeforeEach
  void evaluate() {
    SegmentDefinition lapsed =
        People.segment(
            "lapsed",
            "recency_days > 100",
            List.of(),
            List.of(),
            "score_repurchase",
            60L,
            .2,
            Map.of("staff", "staff"));
    audiences =
        Audiences.of(
            List.of(lapsed),
            People.frame(SPARK, people),
            Map.of("marketing", People.ids(SPARK, people.subList(0, 110))),
            Keyring.openTo("test"));
    tables = tables();
  }

  @AfterEach
  void release() {
    audiences.close();
  }

  @Test
  void theFileHoldsTheReachablePeopleOfArmTreatByRankAndTheRestIsAccountedFor() throws Exception {
    ExportResult result = write(file("member", 1), () -> {}).get(0);

    Path folder = lake.resolve("exports/lapsed/r1/file");
    Funnel funnel = audiences.funnels().get(0);
    List<CSVRecord> rows = records(folder.resolve("audience.csv"));
    List<String> expected =
        audiences.segments().where("arm = 'treat'").orderBy("rank").collectAsList().stream()
            .map(row -> row.<String>getAs("person_id"))
            .filter(ExportsTest::hasMember)
            .map(ExportsTest::memberOf)
            .toList();
    JsonNode manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());

    assertThat(result.path()).endsWith("exports/lapsed/r1/file");
    assertThat(result.rows()).isEqualTo(expected.size()).isPositive();
    assertThat(rows.get(0).toList())
        .containsExactly(
            "member",
            "value_tier",
            "category_affinity",
            "recommendations",
            "recommendation_titles");
    assertThat(rows.stream().skip(1).map(row -> row.get(0))).containsExactlyElementsOf(expected);
    assertThat(rows.get(1).get(3)).isEqualTo("i1|i2");
    assertThat(rows.get(1).get(4)).isEqualTo("Green tea|i2");
    assertThat(records(folder.resolve("rejects.csv")).size() - 1 + result.rows())
        .isEqualTo(funnel.people());
    assertThat(manifest.at("/funnel/people").asLong()).isEqualTo(funnel.people());
    assertThat(manifest.at("/funnel/reachable").asLong())
        .isBetween(result.rows(), funnel.notSuppressed() - 1);
    assertThat(manifest.at("/funnel/written").asLong()).isEqualTo(result.rows());
    assertThat(manifest.at("/consent/basis").asText()).isEqualTo("simulated people");
    assertThat(manifest.at("/delete_on").asText()).isEqualTo("2026-07-30");
    assertThat(manifest.at("/id/hashing").asText()).isEqualTo("none");
    for (JsonNode entry : manifest.get("files")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(entry.get("name").asText()));
      assertThat(entry.get("sha256").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(entry.get("bytes").asLong()).isEqualTo(bytes.length);
    }
  }

  @Test
  void aRerunGivesTheSameBytesAndNothingElseOnTheShelf() throws IOException {
    write(file("person_id", 1), () -> {});
    Map<String, String> first = shelf();

    write(file("person_id", 1), () -> {});

    assertThat(shelf())
        .isEqualTo(first)
        .containsOnlyKeys(
            "lapsed/r1/file/audience.csv",
            "lapsed/r1/file/manifest.json",
            "lapsed/r1/file/rejects.csv");
  }

  @Test
  void aRunThatDiesBeforeTheRenameShowsNothingAndTheNextFinishesIt() throws IOException {
    write(file("person_id", 1), () -> {});
    Map<String, String> undisturbed = shelf();
    deleteShelf();

    assertThatThrownBy(
            () ->
                write(
                    file("person_id", 1),
                    () -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");

    assertThat(lake.resolve("exports/lapsed")).doesNotExist();
    write(file("person_id", 1), () -> {});
    assertThat(shelf()).isEqualTo(undisturbed);
  }

  @Test
  void anExportOfExactlyTheMinimumIsWrittenAndOneShortOfItIsNot() throws IOException {
    long treated = audiences.funnels().get(0).treat();

    ExportResult enough = write(file("person_id", treated), () -> {}).get(0);
    ExportResult short1 = write(file("person_id", treated + 1), () -> {}).get(0);

    assertThat(enough.rows()).isEqualTo(treated);
    assertThat(short1)
        .isEqualTo(
            new ExportResult(
                "lapsed",
                "file",
                null,
                short1.reachable(),
                0,
                null,
                "fewer than %d people".formatted(treated + 1)));
    assertThat(shelf()).isEmpty();
  }

  @Test
  void contactKindsAppearOnlyAsKeyedHashesAndTheManifestSaysSo() throws IOException {
    write(file("phone", 1), () -> {});

    Path folder = lake.resolve("exports/lapsed/r1/file");
    assertThat(records(folder.resolve("audience.csv")).stream().skip(1).map(row -> row.get(0)))
        .isNotEmpty()
        .allMatch(value -> value.matches("[0-9a-f]{64}"));
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("manifest.json").toFile())
                .at("/id/hashing")
                .asText())
        .startsWith("hmac-sha-256");
  }

  @Test
  void unknownIdsColumnsAndDestinationsAreAllTold() {
    DestinationDefinition wrong =
        new DestinationDefinition(
            "fil", "generic", "csv", "membre", List.of("value_teir"), 1, false);

    assertThatThrownBy(() -> write(wrong, () -> {}))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .message()
        .contains("destination fil: id names membre", "Did you mean 'member'?")
        .contains("columns names value_teir", "Did you mean 'value_tier'?")
        .contains("segment lapsed: destinations names file", "Did you mean 'fil'?");
    assertThat(lake.resolve("exports")).doesNotExist();
  }

  private List<ExportResult> write(DestinationDefinition destination, Runnable beforePublishing) {
    return new Exports(new Lake(SPARK, lake.toString()), NIGHT, beforePublishing)
        .write(audiences, tables, List.of(destination));
  }

  private static DestinationDefinition file(String id, long minimumSize) {
    return new DestinationDefinition(
        "file",
        "generic",
        "csv",
        id,
        List.of("value_tier", "category_affinity", "recommendations"),
        minimumSize,
        false);
  }

  private ExportTables tables() {
    List<Row> identities = new ArrayList<>();
    List<Row> recommendations = new ArrayList<>();
    for (Person person : people) {
      String id = person.personId();
      if (hasMember(id)) {
        identities.add(identity("member", memberOf(id), id));
        identities.add(identity("member", memberOf(id) + "9", id));
      }
      identities.add(identity("phone", Keyring.openTo("test").hash("identifier:phone", id), id));
      recommendations.add(RowFactory.create(id, "i2", 2, .5, "why", "als", "1"));
      recommendations.add(RowFactory.create(id, "i1", 1, .9, "why", "als", "1"));
    }
    return new ExportTables(
        People.frame(SPARK, people),
        SPARK.createDataFrame(identities, Table.IDENTITIES.schema()),
        SPARK.createDataFrame(recommendations, Table.RECOMMENDATIONS.schema()),
        SPARK.createDataFrame(
            List.of(RowFactory.create("i1", "Green tea", "绿茶")),
            StructType.fromDDL("item_id STRING, title_en STRING, title_zh STRING")));
  }

  private static Row identity(String kind, String value, String personId) {
    return RowFactory.create(kind, value, kind + ":" + value, personId, "own", null);
  }

  private static boolean hasMember(String personId) {
    return !personId.endsWith("3") && !personId.endsWith("7");
  }

  private static String memberOf(String personId) {
    return "00" + personId.substring(1);
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    return AudienceCsv.FORMAT.parse(Files.newBufferedReader(file)).getRecords();
  }

  private Map<String, String> shelf() throws IOException {
    Path exports = lake.resolve("exports");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(exports)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        files.put(
            exports.relativize(path).toString(), Files.readString(path, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private void deleteShelf() {
    org.apache.hadoop.fs.FileUtil.fullyDelete(lake.resolve("exports").toFile());
  }
}
