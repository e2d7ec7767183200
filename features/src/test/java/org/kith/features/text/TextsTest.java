package org.kith.features.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.text.Vocabulary.Mention;
import org.kith.features.time.AsOf;

class TextsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("UTC"));
  private static final Timestamp KNOWN = Timestamp.from(Instant.parse("2026-03-10T23:59:59Z"));
  private static final Timestamp LATE = Timestamp.from(Instant.parse("2026-03-11T00:00:00Z"));

  private final HandMadeTables tables = new HandMadeTables().people("m:a");

  @Test
  void aPostSpeaksOfTheBrandAndTheCategoryOfTheItemThatItNames() {
    Vocabulary vocabulary = Vocabulary.of(items());

    assertThat(vocabulary.in("终于等到云岭白茶礼盒，会回购"))
        .containsExactly(new Mention("brand", "Yunling"), new Mention("interest", "tea"));
    assertThat(vocabulary.in("A cup of TEA by yunling"))
        .containsExactly(new Mention("brand", "Yunling"), new Mention("interest", "tea"));
    assertThat(vocabulary.in("steam and teapots")).isEmpty();
    assertThat(vocabulary.in(null)).isEmpty();
  }

  @Test
  void whatPeopleWroteIsReadWhereverItStandsAndNobodysTextIsNot() {
    post("m:a", "求链接，云岭白茶礼盒");
    post("m:nobody", "求链接");
    post("m:a", null);
    tables.row(Table.SERVICE_MESSAGES, "account", "m:a", "text", "要投诉", "known_at", KNOWN);

    Dataset<Row> texts = Texts.of(tables.facts(), items(), AS_OF);

    assertThat(
            texts
                .selectExpr("concat_ws(' ', person_id, medium, purchase_intent, complaint_intent)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .containsExactlyInAnyOrder("a social_events true false", "a service_messages false true");
    assertThat(texts.where("sentiment IS NOT NULL").count()).isZero();
    assertThat(
            Texts.mentions(texts).select("kind", "value").collectAsList().stream()
                .map(row -> row.mkString(" ")))
        .containsExactlyInAnyOrder("brand Yunling", "interest tea");
  }

  @Test
  void aTextThatIsCorrectedLaterIsSaidToStandUntilThen() {
    tables.row(
        Table.SERVICE_MESSAGES,
        "account",
        "m:a",
        "text",
        "云岭白茶礼盒",
        "known_at",
        KNOWN,
        "superseded_at",
        LATE);

    Dataset<Row> texts = Texts.of(tables.facts(), items(), AS_OF);

    assertThat(texts.select("superseded_at").head().get(0)).isEqualTo(LATE);
    assertThat(Texts.mentions(texts).select("superseded_at").distinct().collectAsList())
        .containsExactly(RowFactory.create(LATE));
  }

  @Test
  void theFeelingIsLearntFromReviewsThatWereKnownInTime() {
    for (int i = 0; i < Texts.FEWEST_REVIEWS; i++) {
      review(5, "味道不错 " + i, KNOWN);
      review(1, "太难吃了 " + i, KNOWN);
      review(3, "一般 " + i, KNOWN);
      review(1, "味道不错 " + i, LATE);
      review(1, "味道不错！" + i, LATE);
    }
    post("m:a", "味道不错");
    post("m:a", "太难吃了");

    List<Row> posts =
        Texts.of(tables.facts(), items(), AS_OF)
            .where("medium = 'social_events'")
            .orderBy("sentiment")
            .collectAsList();

    assertThat(posts.get(0).<Double>getAs("sentiment")).isLessThan(.3);
    assertThat(posts.get(1).<Double>getAs("sentiment")).isGreaterThan(.7);
  }

  private void post(String account, String text) {
    tables.row(
        Table.SOCIAL_EVENTS, "account", account, "kind", "post", "text", text, "known_at", KNOWN);
  }

  private void review(int stars, String text, Timestamp known) {
    tables.row(Table.REVIEWS, "account", "m:a", "stars", stars, "text", text, "known_at", known);
  }

  private static Dataset<Row> items() {
    return SharedSpark.session()
        .createDataFrame(
            List.of(
                RowFactory.create("Yunling", "tea", "White tea gift box", "云岭白茶礼盒"),
                RowFactory.create("Ao", "b", null, "杯")),
            StructType.fromDDL("brand STRING, category STRING, title_en STRING, title_zh STRING"));
  }
}
