package org.kith.jobs.world;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.jobs.measure.Measure;
import org.kith.jobs.measure.MeasureFigures.Experiment;
import org.kith.jobs.measure.MeasureFigures.Lift;
import org.kith.jobs.measure.MeasureSettings;

/** What is measured of the simulated brand's campaigns, beside what they truly did. */
class MeasureOfWorldTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static List<Experiment> measured;
  private static Map<String, Row> truth;

  @BeforeAll
  static void measure() throws IOException {
    Map<Table, Dataset<Row>> tables =
        Map.of(
            Table.IDENTITIES, identities().localCheckpoint(),
            Table.EXPOSURES, exposures().localCheckpoint(),
            Table.ORDERS, orders().localCheckpoint());
    PersonFacts facts =
        new PersonFacts(SharedSpark.session(), table -> Optional.ofNullable(tables.get(table)));
    measured =
        Measure.campaigns(
            facts,
            new AsOf(WorldFixture.SETTINGS.end(), ZONE),
            MeasureSettings.USUAL,
            empty("person_id STRING"),
            empty("person_id STRING, other_person_id STRING"));
    truth = new HashMap<>();
    WorldFixture.truth("effects")
        .groupBy("campaign")
        .agg(expr("avg(effect) AS orders"), expr("avg(effect_on_spend) AS spend"))
        .collectAsList()
        .forEach(row -> truth.put(row.getString(0), row));
  }

  @Test
  void thePlantedEffectsLieWithinTheirBounds() {
    int orders = 0;
    int spend = 0;
    double explained = 0;
    for (Experiment one : measured) {
      Row planted = truth.get(one.experiment());
      orders += holds(one.orders(), planted.getAs("orders")) ? 1 : 0;
      spend += holds(one.spend(), planted.getAs("spend")) ? 1 : 0;
      explained += one.orders().varianceReduction() / measured.size();
    }
    System.out.printf(
        "of %d campaigns' planted effects %d on orders and %d on spend lie within the bounds;"
            + " what people did before explains %.1f %% of the variance of orders%n",
        measured.size(), orders, spend, 100 * explained);

    // So few of 24 bounds at 95 % hold by chance once in a thousand worlds.
    assertThat(measured.size()).isGreaterThanOrEqualTo(20);
    assertThat(orders).isGreaterThanOrEqualTo(measured.size() - 4);
    assertThat(spend).isGreaterThanOrEqualTo(measured.size() - 4);
  }

  @Test
  void allCampaignsTogetherDidWhatTheTruthSays() {
    double weights = 0;
    double found = 0;
    double planted = 0;
    for (Experiment one : measured) {
      double half = (one.orders().high() - one.orders().low()) / 2;
      double weight = 1 / (half * half);
      weights += weight;
      found += weight * one.orders().lift();
      planted += weight * truth.get(one.experiment()).<Double>getAs("orders");
    }
    double half = 1 / Math.sqrt(weights);

    assertThat(found / weights).isCloseTo(planted / weights, within(1.5 * half));
    assertThat(found / weights).isGreaterThan(half);
  }

  @Test
  void nothingIsClaimedWhereTheBoundsHoldZero() {
    for (Experiment one : measured) {
      boolean zero = one.orders().low() <= 0 && one.orders().high() >= 0;
      if (zero) {
        assertThat(one.claim()).isFalse();
        assertThat(one.why().en()).startsWith("no claim");
      }
    }
    assertThat(measured).anyMatch(one -> !one.claim());
  }

  @Test
  void slicesHoldEverybodyOnce() {
    for (Experiment one : measured) {
      assertThat(
              one.slices().stream()
                  .filter(slice -> slice.slice().equals("last_order"))
                  .mapToLong(slice -> slice.treat())
                  .sum())
          .isEqualTo(one.arms().treat());
    }
  }

  private static boolean holds(Lift lift, double planted) {
    return lift.low() <= planted && planted <= lift.high();
  }

  /** Who is who as the truth has it. */
  private static Dataset<Row> identities() throws IOException {
    return WorldFixture.truth("identity")
        .where("source IN ('members', 'orders')")
        .select(
            col("source").as("kind"),
            col("record").as("value"),
            concat(col("source"), lit(":"), col("record")).as("account"),
            col("person").as("person_id"));
  }

  private static Dataset<Row> exposures() throws IOException {
    return SharedSpark.session()
        .read()
        .option("header", "true")
        .csv(WorldFixture.folder() + "/data/ads/exposures")
        .where("arm IN ('treat', 'control')")
        .dropDuplicates("campaign", "member_no")
        .selectExpr(
            "'members:' || member_no AS account",
            "campaign AS campaign_id",
            "title",
            "arm",
            "channel",
            "cast(cost AS DECIMAL(18,4)) AS cost",
            "cast(clicked AS BOOLEAN) AS clicked",
            "cast(ends_on AS DATE) AS ends_on",
            "cast(exposed_at AS TIMESTAMP) AS occurred_at",
            "cast(exposed_at AS TIMESTAMP) AS known_at",
            "cast(null AS TIMESTAMP) AS superseded_at");
  }

  private static Dataset<Row> orders() throws IOException {
    return WorldFixture.orders()
        .selectExpr(
            "'orders:' || order_no AS account",
            "order_no AS order_id",
            "kind",
            "try_cast(paid AS DECIMAL(18,2)) AS spend",
            "to_utc_timestamp(ordered_at, 'Asia/Shanghai') AS occurred_at",
            "to_utc_timestamp(ordered_at, 'Asia/Shanghai') AS known_at",
            "cast(null AS TIMESTAMP) AS superseded_at");
  }

  private static Dataset<Row> empty(String columns) {
    return SharedSpark.session()
        .createDataFrame(List.of(), org.apache.spark.sql.types.StructType.fromDDL(columns));
  }
}
