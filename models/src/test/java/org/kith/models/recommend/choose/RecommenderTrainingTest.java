package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

class RecommenderTrainingTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("UTC"));
  private static final RecommendSettings SETTINGS =
      new RecommendSettings(
          "taste",
          List.of("als"),
          Map.of("als", Map.of("rank", "8", "iterations", "4", "lambda", ".1")),
          List.of("popularity"),
          0,
          20,
          new Days(30),
          7,
          null,
          null);

  /** Forty people of two tastes choose 15 of 60 items of their own half, on 75 days of 2026. */
  private static Dataset<Row> interactions() {
    return SharedSpark.session()
        .range(2400)
        .selectExpr("CAST(id % 40 AS INT) AS p", "CAST(id / 40 AS INT) AS i")
        .where("pmod(xxhash64(p, i), 4) = 0 AND p % 2 = i % 2")
        .selectExpr(
            "'p' || p AS person_id",
            "'i' || i AS item_id",
            "1.0D AS weight",
            "TIMESTAMP '2026-06-30 12:00:00' - make_interval(0, 0, 0, CAST(pmod(hash(p, i), 75)"
                + " AS INT)) AS occurred_at");
  }

  @Test
  void theLastDaysAreHeldOutAndTheBaselineIsBeatenOnThem() {
    Dataset<Row> interactions = interactions();

    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(SETTINGS).train(interactions, AS_OF);

    assertThat(outcome.protocol()).isEqualTo("temporal");
    assertThat(outcome.interactions()).isEqualTo(interactions.count());
    assertThat(outcome.testPairs())
        .isEqualTo(interactions.where("occurred_at >= '2026-06-01 00:00:00'").count());
    assertThat(outcome.metrics().get("ndcg@20"))
        .isGreaterThan(outcome.metrics().get("popularity.ndcg@20"));
    assertThat(outcome.model().items())
        .isEqualTo(interactions.select("item_id").distinct().count());
  }

  @Test
  void whereEventsHaveKindsPurchasesAloneAreTheTest() {
    Dataset<Row> sales = interactions().selectExpr("*", "'sale' AS kind");
    Dataset<Row> likes =
        sales.selectExpr(
            "person_id", "'liked' AS item_id", "weight", "occurred_at", "'like' AS kind");

    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(SETTINGS).train(sales.unionByName(likes), AS_OF);

    assertThat(outcome.testPairs())
        .isEqualTo(sales.where("occurred_at >= '2026-06-01 00:00:00'").count());
    assertThat(outcome.model().items()).isEqualTo(sales.select("item_id").distinct().count() + 1);
  }

  @Test
  void withoutDatesAFifthOfThePairsIsHeldOut() {
    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(SETTINGS).train(interactions().drop("occurred_at"), AS_OF);

    assertThat(outcome.protocol()).isEqualTo("hashed");
    assertThat(outcome.metrics()).containsKeys("recall@20", "coverage@20", "popularity.recall@20");
  }

  @Test
  void severalCandidatesAreChosenAmongOnDaysBeforeTheTest() {
    RecommendSettings several =
        new RecommendSettings(
            "taste",
            List.of("popularity", "als"),
            SETTINGS.parameters(),
            List.of("popularity"),
            0,
            20,
            new Days(20),
            7,
            null,
            null);
    Dataset<Row> interactions = interactions();
    Dataset<Row> otherTest =
        interactions.withColumn(
            "item_id",
            expr("CASE WHEN occurred_at >= '2026-06-11 00:00:00' THEN 'i1' ELSE item_id END"));

    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(several).train(interactions, AS_OF);
    RecommenderTraining.Outcome other = new RecommenderTraining(several).train(otherTest, AS_OF);

    assertThat(outcome.choice().algorithm()).isEqualTo("als");
    assertThat(outcome.model().algorithm()).isEqualTo("als");
    assertThat(outcome.choice().leaderboard().keySet()).containsExactly("als", "popularity");
    assertThat(outcome.metrics())
        .containsEntry("validation_ndcg@20", outcome.choice().leaderboard().get("als"))
        .containsKeys("ndcg@20", "popularity.ndcg@20", "popularity.validation_ndcg@20")
        .doesNotContainKey("als.ndcg@20");
    assertThat(other.choice().leaderboard()).isEqualTo(outcome.choice().leaderboard());
    assertThat(other.metrics().get("ndcg@20")).isNotEqualTo(outcome.metrics().get("ndcg@20"));
  }

  @Test
  void parametersAreTriedWhereTheSettingsSaySo() {
    RecommendSettings tuned =
        new RecommendSettings(
            "taste",
            List.of("popularity"),
            Map.of(),
            List.of("popularity"),
            5,
            20,
            new Days(20),
            7,
            null,
            null);

    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(tuned).train(interactions(), AS_OF);

    assertThat(outcome.choice().fits()).isBetween(2, 5);
    assertThat(outcome.choice().people()).isPositive();
    assertThat(outcome.metrics()).containsKeys("ndcg@20", "validation_ndcg@20");
  }

  @Test
  void whatDoesNotFitTheHeapIsLeftOutAndSaysWhy() {
    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(among("ease", "popularity")).train(tooManyForEase(), AS_OF);

    assertThat(outcome.choice().algorithm()).isEqualTo("popularity");
    assertThat(outcome.choice().leaderboard()).containsOnlyKeys("popularity");
    assertThat(outcome.refused()).containsOnlyKeys("ease");
    assertThat(outcome.refused().get("ease")).contains("of heap");
    assertThat(outcome.metrics()).containsKey("ndcg@20").doesNotContainKey("ease.ndcg@20");
  }

  @Test
  void theNightIsRefusedWhereNoCandidateFits() {
    Dataset<Row> interactions = tooManyForEase();

    assertThatThrownBy(() -> new RecommenderTraining(among("ease")).train(interactions, AS_OF))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED));
  }

  /** As many people as items, whose weights alone fill the heap; few of them bought lately. */
  private static Dataset<Row> tooManyForEase() {
    long side = (long) Math.sqrt(Runtime.getRuntime().maxMemory() / 8.0);
    return SharedSpark.session()
        .range(side)
        .selectExpr("id", "explode(IF(id % 500 = 0, array(0, 35, 70), array(70))) AS age")
        .selectExpr(
            "'p' || id AS person_id",
            "'i' || pmod(id + 70 - age, %d) AS item_id".formatted(side),
            "1.0D AS weight",
            "TIMESTAMP '2026-06-30 12:00:00' - make_interval(0, 0, 0, age) AS occurred_at");
  }

  private static RecommendSettings among(String... candidates) {
    return new RecommendSettings(
        "taste",
        List.of(candidates),
        Map.of(),
        List.of("ease"),
        0,
        20,
        new Days(30),
        7,
        null,
        null);
  }

  @Test
  void tooLittleToHoldAnythingOutGivesAModelWithoutFigures() {
    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(SETTINGS).train(interactions().limit(1), AS_OF);

    assertThat(outcome.protocol()).isEqualTo("none");
    assertThat(outcome.metrics()).isEmpty();
    assertThat(outcome.model().items()).isEqualTo(1);
  }
}
