package org.kith.jobs.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Kind;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People;

class ExplainTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final String ANNA = "p0123456789abcdef";
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  private static final Keyring KEYS = Keyring.openTo("test");
  private static final String PHONE = KEYS.hash("identifier:phone", "13800138000");

  @TempDir static Path folder;

  private static Lake lake;
  private static Pins pins;

  @BeforeAll
  static void publish() {
    lake = new Lake(SPARK, folder.toString());
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    write(
        versions,
        Table.IDENTITIES,
        Table.IDENTITIES.schema(),
        RowFactory.create("member", "17850", "member:17850", ANNA, "own", null),
        RowFactory.create("phone", PHONE, "phone:" + PHONE, ANNA, "shared with member:17850", null),
        RowFactory.create("member", "9", "member:9", "p9", "own", null));
    Row seen = RowFactory.create(4L, Timestamp.from(Instant.parse("2026-02-28T20:00:00Z")), "rule");
    write(
        versions,
        Table.TAGS,
        Table.TAGS.schema(),
        RowFactory.create(ANNA, "affinity", "cups", .25, seen, DAY, null),
        RowFactory.create(ANNA, "affinity", "tea", .75, seen, DAY, null),
        RowFactory.create(ANNA, "recency_days", "122", 1.0, seen, DAY, null),
        RowFactory.create("p9", "recency_days", "1", 1.0, seen, DAY, null));
    write(
        versions,
        Table.PROFILE,
        StructType.fromDDL("person_id STRING, recency_days INT, affinity MAP<STRING,DOUBLE>"),
        RowFactory.create(
            ANNA, 122, scala.jdk.javaapi.CollectionConverters.asScala(Map.of("tea", .75))));
    write(
        versions,
        Table.SCORES,
        Table.SCORES.schema(),
        RowFactory.create(ANNA, "repurchase", "1", .123456, .9, null, DAY));
    write(
        versions,
        Table.RECOMMENDATIONS,
        Table.RECOMMENDATIONS.schema(),
        RowFactory.create(ANNA, "i2", 2, .25, null, "als", "1"),
        RowFactory.create(
            ANNA, "i1", 1, .5, "{\"en\":\"Goes with Green tea\",\"zh\":\"与绿茶相配\"}", "als", "1"),
        RowFactory.create(ANNA, "i3", 3, .1, "a plain sentence", "popularity", "1"));
    write(
        versions,
        Table.SEGMENTS,
        Table.SEGMENTS.schema(),
        RowFactory.create("lapsed", ANNA, "treat", .5, 3L),
        RowFactory.create("retired", ANNA, "holdout", .5, 1L));
    pins = new Pins(versions);
  }

  @ParameterizedTest
  @ValueSource(strings = {ANNA, "member:17850", "17850", "phone:+86 138-0013-8000"})
  void aPersonIsFoundByIdByAccountByMemberNumberAndByContact(String reference) {
    assertThat(explain(reference).personId()).isEqualTo(ANNA);
  }

  @Test
  void whoeverIsUnknownIsNotFoundAndNotEchoed() {
    assertThatThrownBy(() -> explain("13900139000"))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.NOT_FOUND))
        .message()
        .doesNotContain("13900139000");
  }

  @Test
  void tagsRecommendationsAndSegmentsSayWhy() {
    ExplainFigures figures = explain(ANNA);

    assertThat(figures.identifiers())
        .extracting(ExplainFigures.Identifier::kind)
        .containsExactly("member", "phone");
    assertThat(figures.tags())
        .extracting(tag -> tag.tag() + "=" + tag.value() + ": " + tag.reason().en())
        .containsExactly(
            "recency_days=122: Last order 122 days ago, on 2026-03-01.",
            "affinity=tea: Buys tea.",
            "affinity=cups: Buys cups.");
    assertThat(figures.recommendations())
        .extracting(ExplainFigures.Recommendation::itemId)
        .containsExactly("i1", "i2", "i3");
    assertThat(figures.recommendations())
        .extracting(ExplainFigures.Recommendation::reason)
        .containsExactly(
            new Words("Goes with Green tea", "与绿茶相配"),
            null,
            new Words("a plain sentence", "a plain sentence"));
    assertThat(figures.segments())
        .extracting(
            segment -> segment.segment() + " " + segment.arm() + ": " + segment.reason().en())
        .containsExactly(
            "lapsed treat: recency_days > 90 and affinity['tea'] > 0.1 and score_repurchase < 0.5"
                + " (Taste: tea 0.75; Days since order: 122; score_repurchase: 0.1235)",
            "retired holdout: The configuration no longer defines this segment.");
    assertThat(figures.segments().get(0).reason().zh()).contains("口味：tea 0.75；距今天数：122");
  }

  @Test
  void theJsonHasTheNamesThatScriptsReadAndTheTextSaysTheSame() throws Exception {
    ObjectMapper json = new ObjectMapper();

    JsonNode document = json.readTree(json.writeValueAsString(explain(ANNA)));
    String text = ExplainText.of(explain(ANNA));

    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly("person_id", "identifiers", "tags", "recommendations", "segments");
    assertThat(document.at("/tags/0/reason/zh").asText()).isEqualTo("122天前下单");
    assertThat(document.at("/recommendations/0/item_id").asText()).isEqualTo("i1");
    assertThat(document.at("/recommendations/0/reason/zh").asText()).isEqualTo("与绿茶相配");
    assertThat(text)
        .contains(
            "Person " + ANNA,
            "17850",
            "122天前下单",
            "i1",
            "Goes with Green tea",
            "与绿茶相配",
            "lapsed (treat, rank 3)");
  }

  private static ExplainFigures explain(String reference) {
    TagDefinition recency =
        tag(
            "recency_days",
            new Words("Days since order", "距今天数"),
            null,
            new Words("Last order {value} days ago, on {last}.", "{value}天前下单"));
    TagDefinition affinity =
        tag(
            "affinity",
            new Words("Taste", "口味"),
            "category",
            new Words("Buys {value}.", "买{value}"));
    ExplainTerms terms =
        new ExplainTerms(
            List.of(recency, affinity),
            List.of(
                People.segment(
                    "lapsed",
                    "recency_days > 90\n  and affinity['tea'] > 0.1\n  and score_repurchase < 0.5")),
            List.of("repurchase"),
            ZoneId.of("Asia/Shanghai"));
    return Explain.of(lake, pins, terms, () -> KEYS, reference);
  }

  private static TagDefinition tag(String name, Words title, String by, Words reason) {
    return new TagDefinition(
        name,
        title,
        "crm",
        Kind.FACT,
        "orders",
        "count(*)",
        by,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        reason);
  }

  private static void write(
      Map<Table, Long> versions, Table table, StructType schema, Row... rows) {
    versions.put(
        table,
        new LakeWriter(lake)
            .overwrite(table, SPARK.createDataFrame(List.of(rows), schema), "test " + table));
  }
}
