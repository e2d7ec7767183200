package org.kith.jobs.evaluate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;

class ScoreTruthTest {

  @Test
  void eachPersonIsTheSimulatedOneOfMostOrdersAndNoneIsTwo() {
    Dataset<Row> orders =
        frame(
            "person_id STRING, order_id STRING",
            List.of(
                RowFactory.create("p1", "o1"),
                RowFactory.create("p1", "o1"),
                RowFactory.create("p1", "o2"),
                RowFactory.create("p1", "o3"),
                RowFactory.create("p2", "o4"),
                RowFactory.create(null, "o5")));
    Dataset<Row> identity =
        frame(
            "source STRING, record STRING, person STRING",
            List.of(
                RowFactory.create("orders", "o1", "T1"),
                RowFactory.create("orders", "o2", "T1"),
                RowFactory.create("orders", "o3", "T2"),
                RowFactory.create("orders", "o4", "T1"),
                RowFactory.create("orders", "o5", "T3"),
                RowFactory.create("members", "o4", "T9")));

    assertThat(TrueBuyers.of(orders, identity).collectAsList())
        .extracting(Row::toString)
        .containsExactly("[p1,T1]");
  }

  @Test
  void expectedMeasuresCountEverybodyWithTheirTrueProbability() {
    List<Row> rows = List.of(RowFactory.create(.2, .1, .1), RowFactory.create(.6, .9, .9));

    Map<String, Double> metrics = TrueProbability.metrics(rows);

    // Pairs yes over no: the likelier's .9 · .9, ties within each person .5 · p(1 − p) twice.
    double order = .9 * .9 + .5 * (.9 * .1 + .1 * .9);
    assertThat(metrics.get("auc")).isCloseTo(order / (1.0 * 1.0), within(1e-12));
    assertThat(metrics.get("latent_auc")).isEqualTo(metrics.get("auc"));
    assertThat(metrics.get("ece")).isCloseTo((.1 + .3) / 2, within(1e-12));
  }

  @Test
  void aScoreThatOrdersPeopleAsTheirTrueEffectsDoHasAllOfTheArea() {
    List<Row> rows =
        List.of(
            RowFactory.create(3.0, .1, .10),
            RowFactory.create(2.0, .3, .04),
            RowFactory.create(1.0, .2, .01));

    Map<String, Double> metrics = TrueEffect.metrics(rows);

    // Sums .10, .14, .15 of three people: area (.05 + .12 + .145) ÷ 9, less half of .15 ÷ 3.
    assertThat(metrics.get("qini")).isCloseTo(.315 / 9 - .025, within(1e-12));
    assertThat(metrics.get("effect_qini")).isEqualTo(metrics.get("qini"));
    assertThat(metrics.get("qini_share")).isNegative();
  }

  private static Dataset<Row> frame(String columns, List<Row> rows) {
    return SharedSpark.session().createDataFrame(rows, StructType.fromDDL(columns));
  }
}
