package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.propensity.margin.Platt;
import org.kith.models.registry.Evidence;

class PropensityTrainerTest {

  @Test
  void theModelComesNearTheBestThatTheDataAllowAndBeatsOneTagAlone() {
    double best = trueAuc();

    assertThat(BuysAgain.TRAINED.metrics().get("auc")).isGreaterThan(best - .02);
    assertThat(BuysAgain.TRAINED.metrics().get("auc"))
        .isGreaterThan(BuysAgain.TRAINED.metrics().get("baseline.auc"));
    assertThat(BuysAgain.TRAINED.metrics().get("log_loss"))
        .isLessThan(BuysAgain.TRAINED.metrics().get("rate.log_loss"));
    assertThat(BuysAgain.TRAINED.metrics().get("ece")).isLessThan(.06);
    assertThat(BuysAgain.TRAINED.calibration()).hasSize(10);
  }

  @Test
  void qualityIsToldWithBoundsAndForEachKindOfPeople() {
    double auc = BuysAgain.TRAINED.metrics().get("auc");

    assertThat(BuysAgain.TRAINED.evidence().intervals().get("auc").low()).isLessThan(auc);
    assertThat(BuysAgain.TRAINED.evidence().intervals().get("auc").high()).isGreaterThan(auc);
    assertThat(BuysAgain.TRAINED.evidence().slices())
        .extracting(Evidence.Slice::words)
        .contains("member = true", "member = false");
    assertThat(BuysAgain.TRAINED.evidence().slices().stream().mapToLong(Evidence.Slice::rows).sum())
        .isEqualTo(BuysAgain.TRAINED.counts().get("test"));
    assertThat(BuysAgain.TRAINED.evidence().spread().stream().mapToDouble(share -> share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theLatestCutoffIsTheTestAndNothingElse() {
    assertThat(BuysAgain.TRAINED.testCutoff()).isEqualTo(BuysAgain.day(3));
    assertThat(BuysAgain.TRAINED.trainCutoffs())
        .containsExactly(BuysAgain.day(0), BuysAgain.day(1), BuysAgain.day(2));
    long asked = BuysAgain.LABELLED.where("orders_total >= 1").count();
    assertThat(
            BuysAgain.TRAINED.counts().get("train")
                + BuysAgain.TRAINED.counts().get("calibrate")
                + BuysAgain.TRAINED.counts().get("test"))
        .isEqualTo(asked);
  }

  @Test
  void whatHappensAtTheTestCutoffDoesNotChangeTheModel() {
    Dataset<Row> turned =
        BuysAgain.LABELLED.withColumn(
            "label",
            when(
                    col("cutoff").equalTo(lit(Date.valueOf(BuysAgain.day(3)))),
                    lit(1).minus(col("label")))
                .otherwise(col("label")));

    PropensityFit.Trained other = BuysAgain.trained(turned, BuysAgain.FEATURES);

    assertThat(other.model().score()).isEqualTo(BuysAgain.TRAINED.model().score());
    assertThat(other.metrics().get("auc"))
        .isCloseTo(1 - BuysAgain.TRAINED.metrics().get("auc"), within(1e-12));
  }

  @Test
  void aSeasonMovesEverybodysLogOddsAndNothingIsLearntOfIt() {
    Dataset<Row> even = BuysAgain.LABELLED.withColumn("season", lit(0.0));
    PropensityFit.Trained seasonal =
        (PropensityFit.Trained)
            new PropensityTrainer(BuysAgain.SETTINGS).fit(even, BuysAgain.FEATURES, "season");
    Dataset<Row> now = BuysAgain.latest();
    List<Row> usual = scores(seasonal, now.withColumn("season", lit(0.0)));
    List<Row> high = scores(seasonal, now.withColumn("season", lit(.5)));
    double slope = ((Platt) seasonal.model().score().calibration()).slope();

    assertThat(usual).isEqualTo(scores(BuysAgain.TRAINED, now));
    for (int i = 0; i < usual.size(); i++) {
      assertThat(logOdds(high.get(i)) - logOdds(usual.get(i))).isCloseTo(slope * .5, within(1e-6));
    }
    assertThat(seasonal.importance()).doesNotContainKey("season");
  }

  @Test
  void shuffledRowsGiveTheSameModel() {
    PropensityFit.Trained other =
        BuysAgain.trained(BuysAgain.LABELLED.repartition(5), BuysAgain.FEATURES);

    assertThat(other.model().score()).isEqualTo(BuysAgain.TRAINED.model().score());
  }

  @Test
  void aTestOnFewPeopleSaysHowMuchItsCalibrationErrorMeans() {
    Dataset<Row> few = BuysAgain.people(150);

    PropensityFit.Trained small = BuysAgain.trained(few, BuysAgain.FEATURES);

    assertThat(small.metrics().get("ece_noise")).isGreaterThan(.1);
    assertThat(BuysAgain.TRAINED.metrics().get("ece_noise")).isLessThan(.05);
  }

  @Test
  void oneAnswerOnlyMeansNoModelAndTheCountsAreTold() {
    PropensityFit none =
        new PropensityTrainer(BuysAgain.SETTINGS)
            .fit(BuysAgain.LABELLED.withColumn("label", lit(0)), BuysAgain.FEATURES);

    assertThat(none).isInstanceOf(PropensityFit.NotTrained.class);
    assertThat(((PropensityFit.NotTrained) none).en()).startsWith("0 yes among ");
  }

  @Test
  void oneCutoffOnlyMeansNoModel() {
    Dataset<Row> one =
        BuysAgain.LABELLED.where(col("cutoff").equalTo(lit(Date.valueOf(BuysAgain.day(0)))));

    assertThat(new PropensityTrainer(BuysAgain.SETTINGS).fit(one, BuysAgain.FEATURES))
        .isInstanceOf(PropensityFit.NotTrained.class);
  }

  @Test
  void aColumnThatHoldsTheAnswerShowsAsAnAucThatIsTooGood() {
    Dataset<Row> leaking = BuysAgain.LABELLED.withColumn("leak", col("label").multiply(3));
    PropensityFit.Trained perfect = BuysAgain.trained(leaking, List.of("leak", "recency_days"));

    assertThat(perfect.metrics().get("auc")).isGreaterThan(.98);
    assertThat(perfect.importance().keySet()).startsWith("leak");
  }

  @Test
  void aConstantTagHasNoWeight() {
    assertThat(BuysAgain.TRAINED.importance().get("constant")).isZero();
  }

  private static List<Row> scores(PropensityFit.Trained fit, Dataset<Row> people) {
    return fit.model()
        .score(people)
        .select("person_id", "score")
        .orderBy("person_id")
        .collectAsList();
  }

  private static double logOdds(Row row) {
    return Math.log(row.getDouble(1) / (1 - row.getDouble(1)));
  }

  private static double trueAuc() {
    Dataset<Row> test =
        BuysAgain.LABELLED
            .where("orders_total >= 1")
            .where(col("cutoff").equalTo(lit(Date.valueOf(BuysAgain.day(3)))))
            .select(col("truth").as("score"), col("label"));
    return new BinaryMetrics(BinaryQuality.table(test)).auc();
  }
}
