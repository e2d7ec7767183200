package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.time.Days;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.propensity.margin.Platt;
import org.kith.models.registry.Evidence;

class PropensityTrainerTest {

  private static final PropensitySettings SETTINGS =
      new PropensitySettings(
          "again",
          "buys again",
          "orders_total >= 1",
          "orders",
          "count(1)",
          null,
          new Days(30),
          4,
          List.of(),
          Map.of("member", "member"),
          null,
          null,
          null,
          3);
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "person_id STRING, cutoff DATE, orders_total BIGINT, recency_days INT, member BOOLEAN,"
              + " spend DECIMAL(18,2), constant DOUBLE, label INT, truth DOUBLE");
  private static final List<String> FEATURES =
      List.of("orders_total", "recency_days", "member", "spend", "constant");

  private static Dataset<Row> labelled;
  private static PropensityFit.Trained trained;

  @BeforeAll
  static void fit() {
    labelled = SharedSpark.session().createDataFrame(people(2_500, 4), SCHEMA).cache();
    trained = (PropensityFit.Trained) new PropensityTrainer(SETTINGS).fit(labelled, FEATURES);
  }

  @AfterAll
  static void free() {
    labelled.unpersist();
  }

  @Test
  void theModelComesNearTheBestThatTheDataAllowAndBeatsOneTagAlone() {
    double best = trueAuc();

    assertThat(trained.metrics().get("auc")).isGreaterThan(best - .02);
    assertThat(trained.metrics().get("auc")).isGreaterThan(trained.metrics().get("baseline.auc"));
    assertThat(trained.metrics().get("log_loss"))
        .isLessThan(trained.metrics().get("rate.log_loss"));
    assertThat(trained.metrics().get("ece")).isLessThan(.06);
    assertThat(trained.calibration()).hasSize(10);
  }

  @Test
  void qualityIsToldWithBoundsAndForEachKindOfPeople() {
    double auc = trained.metrics().get("auc");

    assertThat(trained.evidence().intervals().get("auc").low()).isLessThan(auc);
    assertThat(trained.evidence().intervals().get("auc").high()).isGreaterThan(auc);
    assertThat(trained.evidence().slices())
        .extracting(Evidence.Slice::words)
        .contains("member = true", "member = false");
    assertThat(trained.evidence().slices().stream().mapToLong(Evidence.Slice::rows).sum())
        .isEqualTo(trained.counts().get("test"));
    assertThat(trained.evidence().spread().stream().mapToDouble(share -> share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theLatestCutoffIsTheTestAndNothingElse() {
    assertThat(trained.testCutoff()).isEqualTo(day(3));
    assertThat(trained.trainCutoffs()).containsExactly(day(0), day(1), day(2));
    long asked = labelled.where("orders_total >= 1").count();
    assertThat(
            trained.counts().get("train")
                + trained.counts().get("calibrate")
                + trained.counts().get("test"))
        .isEqualTo(asked);
  }

  @Test
  void whatHappensAtTheTestCutoffDoesNotChangeTheModel() {
    Dataset<Row> turned =
        labelled.withColumn(
            "label",
            when(col("cutoff").equalTo(lit(Date.valueOf(day(3)))), lit(1).minus(col("label")))
                .otherwise(col("label")));

    PropensityFit.Trained other =
        (PropensityFit.Trained) new PropensityTrainer(SETTINGS).fit(turned, FEATURES);

    assertThat(other.model().score()).isEqualTo(trained.model().score());
    assertThat(other.metrics().get("auc"))
        .isCloseTo(1 - trained.metrics().get("auc"), within(1e-12));
  }

  @Test
  void aSeasonMovesEverybodysLogOddsAndNothingIsLearntOfIt() {
    Dataset<Row> even = labelled.withColumn("season", lit(0.0));
    PropensityFit.Trained seasonal =
        (PropensityFit.Trained) new PropensityTrainer(SETTINGS).fit(even, FEATURES, "season");
    Dataset<Row> now = labelled.where(col("cutoff").equalTo(lit(Date.valueOf(day(3)))));
    List<Row> usual = scores(seasonal, now.withColumn("season", lit(0.0)));
    List<Row> high = scores(seasonal, now.withColumn("season", lit(.5)));
    double slope = ((Platt) seasonal.model().score().calibration()).slope();

    assertThat(usual).isEqualTo(scores(trained, now));
    for (int i = 0; i < usual.size(); i++) {
      assertThat(logOdds(high.get(i)) - logOdds(usual.get(i))).isCloseTo(slope * .5, within(1e-6));
    }
    assertThat(seasonal.importance()).doesNotContainKey("season");
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

  @Test
  void shuffledRowsGiveTheSameModel() {
    PropensityFit.Trained other =
        (PropensityFit.Trained)
            new PropensityTrainer(SETTINGS).fit(labelled.repartition(5), FEATURES);

    assertThat(other.model().score()).isEqualTo(trained.model().score());
  }

  @Test
  void everyScoreIsAProbabilityWithAPlaceAmongTheScored() {
    Dataset<Row> now = labelled.where(col("cutoff").equalTo(lit(Date.valueOf(day(3)))));
    List<Row> scores = trained.model().score(now).orderBy("score", "person_id").collectAsList();

    assertThat(scores).hasSize((int) now.where("orders_total >= 1").count());
    for (int i = 0; i < scores.size(); i++) {
      assertThat(scores.get(i).getDouble(1)).isBetween(0.0, 1.0);
      assertThat(scores.get(i).getDouble(2)).isCloseTo((i + 1.0) / scores.size(), within(1e-12));
    }
  }

  @Test
  void theReasonNamesTheTwoTagsWithTheLargestShares() {
    LinearScore score = (LinearScore) trained.model().score();
    List<Double> values = new ArrayList<>();
    for (FeatureRecipe recipe : score.recipes()) {
      values.add(recipe.name().equals("recency_days") ? Double.valueOf(1) : null);
    }

    assertThat(score.reason(values)).contains("raised by {tag:recency_days}: low");
    assertThat(score.margin(values))
        .isCloseTo(
            score.intercept()
                + score.recipes().stream()
                    .mapToDouble(r -> r.share(values.get(score.recipes().indexOf(r))))
                    .sum(),
            within(1e-12));
  }

  /** The file is as a release wrote it, but for its figures, which are round. */
  @Test
  void aModelThatAnEarlierReleaseSavedStillLoadsAndScores() {
    String place = Path.of("src/test/resources/golden/repurchase").toString();

    List<Row> scored =
        PropensityModel.load(SharedSpark.session(), place)
            .score(
                SharedSpark.session()
                    .sql(
                        "SELECT 'p1' AS person_id, true AS member, 3L AS orders_total, 20 AS"
                            + " recency_days UNION ALL SELECT 'p2', false, 1L, CAST(NULL AS INT)"
                            + " UNION ALL SELECT 'p3', true, 0L, 5"))
            .orderBy("person_id")
            .collectAsList();

    double first = -1.25 + 0.25 + 0.75 * (Math.log(4) - 1) / 0.5 + 1.5 + 0.5 * 0.25;
    double second = -1.25 - 0.25 + 0.75 * (Math.log(2) - 1) / 0.5 - 0.5 * 0.75;
    assertThat(scored).extracting(row -> row.getString(0)).containsExactly("p1", "p2");
    assertThat(scored.get(0).getDouble(1))
        .isCloseTo(1 / (1 + Math.exp(-(0.9 * first + 0.1))), within(1e-12));
    assertThat(scored.get(1).getDouble(1))
        .isCloseTo(1 / (1 + Math.exp(-(0.9 * second + 0.1))), within(1e-12));
  }

  @Test
  void aSavedModelScoresTheSame(@TempDir Path folder) {
    String place = folder.resolve("model").toString();
    trained.model().save(SharedSpark.session(), place);

    PropensityModel loaded = PropensityModel.load(SharedSpark.session(), place);

    assertThat(loaded.score()).isEqualTo(trained.model().score());
    assertThat(loaded.score(labelled.limit(50)).orderBy("person_id", "score").collectAsList())
        .isEqualTo(
            trained
                .model()
                .score(labelled.limit(50))
                .orderBy("person_id", "score")
                .collectAsList());
  }

  @Test
  void sparkMlLoadsASavedModelAndGivesTheSameProbabilities(@TempDir Path folder) {
    String place = folder.resolve("model").toString();
    trained.model().save(SharedSpark.session(), place);
    Dataset<Row> now = labelled.where(col("cutoff").equalTo(lit(Date.valueOf(day(3)))));

    PipelineModel loaded = PipelineModel.load(place + "/" + PropensityModel.PIPELINE);

    Map<String, Double> theirs =
        loaded.transform(now).select("person_id", "probability").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> yes(row.getAs(1))));
    assertThat(loaded.stages()[2]).isInstanceOf(LogisticRegressionModel.class);
    List<Row> ours = trained.model().score(now).collectAsList();
    assertThat(ours).hasSize(theirs.size()).hasSizeGreaterThan(1_000);
    assertThat(ours)
        .allSatisfy(
            row ->
                assertThat(row.getDouble(1))
                    .isCloseTo(theirs.get(row.getString(0)), within(1e-12)));
  }

  private static double yes(Vector probability) {
    return probability.apply(1);
  }

  @Test
  void aTestOnFewPeopleSaysHowMuchItsCalibrationErrorMeans() {
    Dataset<Row> few = SharedSpark.session().createDataFrame(people(150, 4), SCHEMA);

    PropensityFit.Trained small =
        (PropensityFit.Trained) new PropensityTrainer(SETTINGS).fit(few, FEATURES);

    assertThat(small.metrics().get("ece_noise")).isGreaterThan(.1);
    assertThat(trained.metrics().get("ece_noise")).isLessThan(.05);
  }

  @Test
  void aTagThatIsAbsentTonightCountsAsUnknown() {
    Dataset<Row> without =
        labelled.where(col("cutoff").equalTo(lit(Date.valueOf(day(3))))).drop("spend", "member");

    assertThat(trained.model().score(without).where("score IS NULL OR isnan(score)").count())
        .isZero();
  }

  @Test
  void oneAnswerOnlyMeansNoModelAndTheCountsAreTold() {
    PropensityFit none =
        new PropensityTrainer(SETTINGS).fit(labelled.withColumn("label", lit(0)), FEATURES);

    assertThat(none).isInstanceOf(PropensityFit.NotTrained.class);
    assertThat(((PropensityFit.NotTrained) none).en()).startsWith("0 yes among ");
  }

  @Test
  void oneCutoffOnlyMeansNoModel() {
    Dataset<Row> one = labelled.where(col("cutoff").equalTo(lit(Date.valueOf(day(0)))));

    assertThat(new PropensityTrainer(SETTINGS).fit(one, FEATURES))
        .isInstanceOf(PropensityFit.NotTrained.class);
  }

  @Test
  void aColumnThatHoldsTheAnswerShowsAsAnAucThatIsTooGood() {
    Dataset<Row> leaking = labelled.withColumn("leak", col("label").multiply(3));
    PropensityFit.Trained perfect =
        (PropensityFit.Trained)
            new PropensityTrainer(SETTINGS).fit(leaking, List.of("leak", "recency_days"));

    assertThat(perfect.metrics().get("auc")).isGreaterThan(.98);
    assertThat(perfect.importance().keySet()).startsWith("leak");
  }

  @Test
  void aConstantTagHasNoWeight() {
    assertThat(trained.importance().get("constant")).isZero();
  }

  /** A person's chance falls with days since the last order and rises with the number of orders. */
  private static List<Row> people(int people, int cutoffs) {
    Random random = new Random(17);
    List<Row> rows = new ArrayList<>();
    for (int cutoff = 0; cutoff < cutoffs; cutoff++) {
      for (int person = 0; person < people; person++) {
        long orders = (long) Math.floor(Math.exp(random.nextGaussian()));
        int recency = (int) (Math.exp(3 + random.nextGaussian()));
        boolean member = random.nextBoolean();
        double margin =
            1.5 - .9 * Math.log1p(recency) + .8 * Math.log1p(orders) + (member ? .7 : 0);
        double truth = 1 / (1 + Math.exp(-margin));
        BigDecimal spend =
            random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(9_000), 2);
        rows.add(
            RowFactory.create(
                "p" + person,
                Date.valueOf(day(cutoff)),
                orders,
                recency,
                random.nextInt(10) == 0 ? null : member,
                spend,
                1.0,
                random.nextDouble() < truth ? 1 : 0,
                truth));
      }
    }
    return rows;
  }

  private static double trueAuc() {
    Dataset<Row> test =
        labelled
            .where("orders_total >= 1")
            .where(col("cutoff").equalTo(lit(Date.valueOf(day(3)))))
            .select(col("truth").as("score"), col("label"));
    return new BinaryMetrics(BinaryQuality.table(test)).auc();
  }

  private static LocalDate day(int cutoff) {
    return LocalDate.of(2026, 1, 31).plusDays(30L * cutoff);
  }
}
