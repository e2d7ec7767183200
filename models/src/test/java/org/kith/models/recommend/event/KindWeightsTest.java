package org.kith.models.recommend.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

/**
 * A planted world: each of 600 people likes one of six categories. Past purchases fall into it nine
 * times in ten, likes six times in ten, views anywhere; purchases in the window again nine in ten.
 */
class KindWeightsTest {

  private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-01T00:00:00Z");

  private static Dataset<Row> events;
  private static Dataset<Row> items;

  @BeforeAll
  static void plant() {
    items =
        SharedSpark.session()
            .range(120)
            .selectExpr("'i' || id AS item_id", "'c' || id % 6 AS category");
    events =
        made("sale", 3, .9, "2026-04-01 00:00:00", 1)
            .unionByName(made("like", 3, .6, "2026-04-02 00:00:00", 2))
            .unionByName(made("view", 6, 0, "2026-04-03 00:00:00", 3))
            .unionByName(made("sale", 2, .9, "2026-05-02 00:00:00", 4))
            .cache();
  }

  @AfterAll
  static void free() {
    events.unpersist();
  }

  @Test
  void aKindThatTellsTasteWeighsMoreThanOneThatTellsNothing() {
    Map<String, Double> weights = learn(events);

    assertThat(weights).containsOnlyKeys("like", "view");
    assertThat(weights.get("like")).isBetween(.15, .9);
    assertThat(weights.get("view")).isLessThan(.1);
  }

  @Test
  void whatHappensWhenTheWindowHasEndedIsUnseen() {
    Dataset<Row> later = made("like", 9, 1, "2026-06-01 00:00:00", 5);

    assertThat(learn(events.unionByName(later))).isEqualTo(learn(events));
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    assertThat(learn(events.repartition(7))).isEqualTo(learn(events));
  }

  @Test
  void tooFewPurchasesAndItemsWithoutCategoryTeachNothing() {
    Map<String, Double> none = Map.of("like", 0.0, "view", 0.0);

    assertThat(learn(events.where("person_id < 'p105'"))).isEqualTo(none);
    assertThat(learn(events.where("kind != 'sale'"))).isEqualTo(none);
    assertThat(
            weights().learn(events, items.selectExpr("item_id", "string(null) category"), FROM, TO))
        .isEqualTo(none);
  }

  private static KindWeights weights() {
    return new KindWeights(List.of("like", "view"));
  }

  private static Map<String, Double> learn(Dataset<Row> events) {
    return weights().learn(events, items, FROM, TO);
  }

  /** So many events a person, of which a share falls into the person's own category. */
  private static Dataset<Row> made(String kind, int each, double share, String at, int salt) {
    return SharedSpark.session()
        .range(600L * each)
        .selectExpr(
            "id",
            "id % 600 AS p",
            "pmod(xxhash64(id, %d), 1000) / 1000.0 < %s AS own".formatted(salt, share),
            "CAST(pmod(xxhash64(id, %d, 'category'), 6) AS INT) AS other".formatted(salt),
            "CAST(pmod(xxhash64(id, %d, 'item'), 20) AS INT) AS nth".formatted(salt))
        .selectExpr(
            "'p' || (100 + p) AS person_id",
            "'i' || (nth * 6 + IF(own, CAST(p % 6 AS INT), other)) AS item_id",
            "'%s' AS kind".formatted(kind),
            "TIMESTAMP '%s' AS occurred_at".formatted(at));
  }
}
