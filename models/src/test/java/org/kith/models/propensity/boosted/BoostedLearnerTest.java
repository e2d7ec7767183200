package org.kith.models.propensity.boosted;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.propensity.margin.CalibratedLearner;
import org.kith.models.propensity.margin.LogisticLearner;
import org.kith.models.propensity.margin.MarginLearner;
import scala.jdk.javaapi.CollectionConverters;

/** A yes where two features have one sign, which no sum of features can say; some are unknown. */
class BoostedLearnerTest {

  private static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType)
          .add("fold", DataTypes.IntegerType)
          .add("known", DataTypes.createArrayType(DataTypes.DoubleType));
  private static final BoostedSettings SETTINGS = new BoostedSettings(30, 3, .3, 1, 1, 1, 7);

  private static Dataset<Row> train;
  private static Dataset<Row> test;
  private static BoostedMargins margins;

  @BeforeAll
  static void grow() {
    train = people(3_000, 1).cache();
    test = people(2_000, 2).cache();
    margins = new BoostedLearner(SETTINGS).fit(train);
  }

  @AfterAll
  static void free() {
    train.unpersist();
    test.unpersist();
  }

  @Test
  void noRoundIsToldOf() throws ReflectiveOperationException {
    Method tellsOf = XGBoost.class.getDeclaredMethod("shouldPrint", Map.class, int.class);
    tellsOf.setAccessible(true);
    XGBoostClassifier classifier = new XGBoostClassifier();
    classifier.setVerbosity(0);

    assertThat(tellsOf.invoke(null, CollectionConverters.asJava(classifier.getXGBoostParams()), 1))
        .isEqualTo(true);
    assertThat(
            tellsOf.invoke(
                null, CollectionConverters.asJava(BoostedLearner.parameters(classifier)), 1))
        .isEqualTo(false);
  }

  @Test
  void theTreesAreThoseThatTheClassifierGrowsByItself() {
    assertThat(new BoostedLearner(SETTINGS).classifier(train).fit(train).nativeBooster())
        .satisfies(trees -> assertThat(trees.toByteArray("ubj")).isEqualTo(margins.bytes()));
  }

  @Test
  void treesFindWhatNoSumOfFeaturesSays() {
    Dataset<Row> known = train.where(col("known").getItem(1).isNotNull());
    MarginLearner.Margins logistic =
        new LogisticLearner(1e-3).fit(known.select("features", "label"));

    assertThat(auc(margins)).isGreaterThan(.8);
    assertThat(
            metrics(logistic.added(test.where(col("known").getItem(1).isNotNull())), "margin")
                .auc())
        .isLessThan(.6);
  }

  @Test
  void calibratedTheirScoresAreProbabilities() {
    CalibratedLearner.Calibrated calibrated =
        new CalibratedLearner(new BoostedLearner(SETTINGS), 2).fit(train);
    BinaryMetrics metrics = metrics(calibrated.added(test), "score");

    assertThat(metrics.auc()).isGreaterThan(.8);
    assertThat(metrics.ece()).isLessThan(.05);
    assertThat(calibrated.added(test).where(col("score").lt(0).or(col("score").gt(1))).count())
        .isZero();
  }

  @Test
  void keptAsBytesTheyGiveTheSameMargins() {
    BoostedMargins again = BoostedMargins.of(margins.bytes());

    assertThat(values(again)).isEqualTo(values(margins));
  }

  @Test
  void theSameSeedGrowsTheSameTrees() {
    assertThat(values(new BoostedLearner(SETTINGS).fit(train))).isEqualTo(values(margins));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new BoostedSettings(0, 3, .3, 1, 1, 1, 7))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("trees");
    assertThatThrownBy(() -> new BoostedSettings(10, 3, 0, 1, 1, 1, 7))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("step");
  }

  private static double auc(MarginLearner.Margins learnt) {
    return metrics(learnt.added(test), "margin").auc();
  }

  private static BinaryMetrics metrics(Dataset<Row> scored, String score) {
    return new BinaryMetrics(
        BinaryQuality.table(scored.select(col(score).as("score"), col("label"))));
  }

  private static List<Double> values(BoostedMargins learnt) {
    return learnt.added(test).select("margin").collectAsList().stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  private static Dataset<Row> people(int size, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double one = random.nextGaussian();
      double other = random.nextGaussian();
      double label = random.nextDouble() < (one * other > 0 ? .9 : .1) ? 1 : 0;
      boolean unknown = random.nextInt(10) == 0;
      double[] x = {one, unknown ? Double.NaN : other, random.nextGaussian()};
      Double[] known = {one, unknown ? null : other};
      rows.add(RowFactory.create(Vectors.dense(x), label, i % 2, known));
    }
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }
}
