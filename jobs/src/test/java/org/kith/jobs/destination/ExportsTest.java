package org.kith.jobs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;
import org.kith.jobs.destination.Shop.Exported;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.People;
import org.kith.jobs.segment.People.Person;
import org.kith.jobs.segment.SegmentDefinition;

class ExportsTest {

  private static final List<String> COLUMNS =
      List.of("value_tier", "category_affinity", "recommendations");
  private static final SegmentDefinition LAPSED =
      People.segment(
          "lapsed",
          "recency_days > 100",
          List.of(),
          List.of(),
          "score_repurchase",
          60L,
          .2,
          Map.of("staff", "staff"));

  @TempDir Path lake;

  private final List<Person> people = People.random(120, 9);
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(lake, people, Keyring.openTo("test"));
    shop.granted((purpose, channel) -> people.subList(0, 110));
    for (Person person : people) {
      String id = person.personId();
      if (hasMember(id)) {
        shop.with(id, "member", memberOf(id)).with(id, "member", memberOf(id) + "9");
      }
      shop.with(id, "phone", "138000" + id.substring(1) + "0");
    }
  }

  @Test
  void theFileHoldsTheReachablePeopleOfArmTreatByRankAndTheRestIsAccountedFor() throws Exception {
    Exported exported = shop.export(LAPSED, file("member", 1));
    ExportResult result = exported.results().get(0);
    Path folder = lake.resolve("exports/lapsed/r1/file");
    Funnel funnel = exported.funnel();
    List<CSVRecord> rows = records(folder.resolve("audience.csv"));
    List<String> expected =
        exported.treated().stream()
            .filter(ExportsTest::hasMember)
            .map(ExportsTest::memberOf)
            .toList();
    JsonNode manifest = manifest(folder);

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
    assertThat(manifest.at("/funnel").has("expected_to_match")).isFalse();
    assertThat(manifest.at("/consent/basis").asText()).isEqualTo("simulated people");
    assertThat(manifest.at("/owner").asText()).isEqualTo("crm");
    assertThat(manifest.at("/purpose").asText()).isEqualTo("marketing");
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
  void aRerunGivesTheSameBytesAndNothingElseOnTheShelf() {
    shop.export(LAPSED, file("person_id", 1));
    Map<String, String> first = shop.shelf();

    shop.export(LAPSED, file("person_id", 1));

    assertThat(shop.shelf())
        .isEqualTo(first)
        .containsOnlyKeys(
            "lapsed/r1/file/audience.csv",
            "lapsed/r1/file/manifest.json",
            "lapsed/r1/file/rejects.csv");
  }

  @Test
  void aRunThatDiesBeforeTheRenameShowsNothingAndTheNextFinishesIt() {
    shop.export(LAPSED, file("person_id", 1));
    Map<String, String> undisturbed = shop.shelf();
    org.apache.hadoop.fs.FileUtil.fullyDelete(lake.resolve("exports").toFile());

    assertThatThrownBy(
            () ->
                shop.export(
                    List.of(LAPSED),
                    List.of(file("person_id", 1)),
                    "r1",
                    Shop.DAY,
                    Optional.empty(),
                    () -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");

    assertThat(lake.resolve("exports/lapsed")).doesNotExist();
    shop.export(LAPSED, file("person_id", 1));
    assertThat(shop.shelf()).isEqualTo(undisturbed);
  }

  @Test
  void anExportOfExactlyTheMinimumIsWrittenAndOneShortOfItIsNot() {
    Exported enough = shop.export(LAPSED, file("person_id", 1));
    long treated = enough.treated().size();

    assertThat(shop.export(LAPSED, file("person_id", treated)).results().get(0).rows())
        .isEqualTo(treated);
    Exported tooFew = shop.export(LAPSED, file("person_id", treated + 1));

    ExportResult result = tooFew.results().get(0);
    assertThat(result.skippedReason()).isEqualTo("fewer than %d people".formatted(treated + 1));
    assertThat(result.isWritten()).isFalse();
    assertThat(tooFew.handed()).isEmpty();
    assertThat(shop.shelf()).isEmpty();
  }

  @Test
  void contactKindsAppearOnlyAsKeyedHashesThatNoOtherBrandShares() throws IOException {
    shop.export(LAPSED, file("phone", 1));
    Path folder = lake.resolve("exports/lapsed/r1/file");
    List<String> ours =
        records(folder.resolve("audience.csv")).stream().map(r -> r.get(0)).toList();

    assertThat(ours.stream().skip(1)).isNotEmpty().allMatch(value -> value.matches("[0-9a-f]{64}"));
    assertThat(manifest(folder).at("/id/hashing").asText()).startsWith("hmac-sha-256");

    Shop other = new Shop(lake.resolve("other"), people, Keyring.openTo("another brand"));
    people.forEach(
        p -> other.with(p.personId(), "phone", "138000" + p.personId().substring(1) + "0"));
    other.export(LAPSED, file("phone", 1));
    assertThat(records(lake.resolve("other/exports/lapsed/r1/file/audience.csv")))
        .extracting(row -> row.get(0))
        .filteredOn(value -> value.length() == 64)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(ours.subList(1, ours.size()));
  }

  @Test
  void unknownColumnsAndDestinationsAreAllToldAndNothingIsWritten() {
    DestinationDefinition wrong =
        Destinations.csv("fil", "member", List.of("value_teir", "health_score"), 1);

    assertThatThrownBy(() -> shop.export(LAPSED, wrong))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .message()
        .contains("columns · names value_teir", "Did you mean 'value_tier'?")
        .contains("columns · names health_score, which is sensitive")
        .contains("segment lapsed, destinations · names file", "Did you mean 'fil'?");
    assertThat(lake.resolve("exports")).doesNotExist();
  }

  private static DestinationDefinition file(String id, long minimumSize) {
    return Destinations.csv("file", id, COLUMNS, minimumSize);
  }

  private static boolean hasMember(String personId) {
    return !personId.endsWith("3") && !personId.endsWith("7");
  }

  private static String memberOf(String personId) {
    return "00" + personId.substring(1);
  }

  static JsonNode manifest(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    return CSVFormat.RFC4180.parse(Files.newBufferedReader(file)).getRecords();
  }
}
