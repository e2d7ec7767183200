package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.BinaryIntervals;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.registry.Evidence;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Fits, calibrates and tests on rows {@code (x array<double>, label, person_id, cutoff)}; the last
 * entry of x is the offset, where there is one.
 */
final class LogisticFit {

  private static final double REGULARIZATION = 1e-3;
  private static final double L1_SHARE = 0.1;
  private static final int ITERATIONS = 50;
  private static final int BINS = 10;
  private static final int RESAMPLES = 100;
  private static final long ROWS_A_PART = 500_000;

  private final PropensitySettings settings;
  private final List<String> names;
  private final List<Boolean> bools;
  private final List<FeatureRecipe> offsets;

  LogisticFit(
      PropensitySettings settings,
      List<String> names,
      List<Boolean> bools,
      List<FeatureRecipe> offsets) {
    this.settings = settings;
    this.names = names;
    this.bools = bools;
    this.offsets = offsets;
  }

  PropensityFit fit(Dataset<Row> rows, List<LocalDate> days) {
    LocalDate testDay = days.get(days.size() - 1);
    LocalDate lastDay = days.get(days.size() - 2);
    Column late = col("cutoff").equalTo(lit(Date.valueOf(lastDay)));
    Column half = pmod(xxhash64(lit(settings.seed()), col("person_id")), lit(2L)).equalTo(0);
    Column learn = col("cutoff").lt(lit(Date.valueOf(testDay)));
    Dataset<Row> train = inFixedOrder(rows.where(learn).where(late.and(half).equalTo(false)));
    Dataset<Row> calibrate = rows.where(late.and(half));
    Dataset<Row> test = rows.where(col("cutoff").equalTo(lit(Date.valueOf(testDay))));
    try {
      return fit(train, calibrate, test, days);
    } finally {
      train.unpersist();
    }
  }

  private PropensityFit fit(
      Dataset<Row> train, Dataset<Row> calibrate, Dataset<Row> test, List<LocalDate> days) {
    FeatureMoments moments = moments(train);
    List<FeatureRecipe> recipes = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      recipes.add(moments.recipe(f, names.get(f), bools.get(f)));
    }
    LinearScore raw = regression(train, recipes);
    ScoreTable held = BinaryQuality.table(margins(calibrate, raw));
    LinearScore score =
        new LinearScore(raw.recipes(), raw.intercept(), Platt.through(held.points()));
    Dataset<Row> margins = margins(test, score);
    ScoreTable tested = BinaryQuality.table(margins).map(score.calibration()::probability);
    int alone = strongest(moments, recipes);
    List<CalibrationPoint> bins = new BinaryMetrics(tested).calibration(BINS);
    Map<String, Double> metrics = new LinkedHashMap<>(new BinaryMetrics(tested).all());
    metrics.put("ece_noise", CalibrationNoise.of(bins));
    metrics.put("score_min", tested.lowest());
    metrics.put("score_max", tested.highest());
    baseline(train, test, recipes.get(alone), alone)
        .forEach((name, value) -> metrics.put("baseline." + name, value));
    double rate = moments.positives() / moments.rows();
    BinaryMetrics constant = new BinaryMetrics(tested.map(any -> rate));
    metrics.put("rate.log_loss", constant.logLoss());
    metrics.put("rate.brier", constant.brier());
    return new PropensityFit.Trained(
        new PropensityModel(settings.eligible(), score),
        metrics,
        names.get(alone),
        bins,
        importance(score),
        days.subList(0, days.size() - 1),
        days.get(days.size() - 1),
        new Evidence(
            new BinaryIntervals(RESAMPLES, settings.seed()).of(tested),
            SliceQuality.of(probabilities(margins, score), settings.slices()),
            counts(moments, held, tested),
            tested.spread(BINS),
            null));
  }

  private static Dataset<Row> probabilities(Dataset<Row> margins, LinearScore score) {
    Platt curve = score.calibration();
    UDF1<Double, Double> probability = curve::probability;
    return margins.withColumn("score", udf(probability, DataTypes.DoubleType).apply(col("score")));
  }

  /** Parts and order that do not depend on the cluster, so that sums come out the same. */
  private static Dataset<Row> inFixedOrder(Dataset<Row> rows) {
    int parts = (int) Math.max(2, rows.count() / ROWS_A_PART);
    return rows.repartition(parts, col("person_id"))
        .sortWithinPartitions("person_id", "cutoff")
        .cache();
  }

  private FeatureMoments moments(Dataset<Row> train) {
    int width = names.size();
    return train
        .select("x", "label")
        .toJavaRDD()
        .mapPartitions(part -> List.of(new FeatureMoments(width).addAll(part)).iterator())
        .collect()
        .stream()
        .reduce(new FeatureMoments(width), FeatureMoments::merge);
  }

  private LinearScore regression(Dataset<Row> train, List<FeatureRecipe> recipes) {
    UDF1<scala.collection.Seq<Double>, Vector> vector = x -> vector(x, recipes);
    LogisticRegressionModel model =
        new LogisticRegression()
            .setFeaturesCol("z")
            .setRegParam(REGULARIZATION)
            .setElasticNetParam(L1_SHARE)
            .setMaxIter(ITERATIONS)
            .setTol(1e-7)
            .fit(
                train.select(
                    udf(vector, SQLDataTypes.VectorType()).apply(col("x")).as("z"), col("label")));
    List<FeatureRecipe> weighted = new ArrayList<>();
    for (int f = 0; f < recipes.size(); f++) {
      weighted.add(
          recipes
              .get(f)
              .weighted(
                  FeatureMoments.round(model.coefficients().apply(2 * f)),
                  FeatureMoments.round(model.coefficients().apply(2 * f + 1))));
    }
    weighted.addAll(offsets);
    return new LinearScore(weighted, FeatureMoments.round(model.intercept()), Platt.IDENTITY);
  }

  private static Vector vector(scala.collection.Seq<Double> x, List<FeatureRecipe> recipes) {
    List<Double> values = CollectionConverters.asJava(x);
    double[] z = new double[2 * recipes.size()];
    for (int f = 0; f < recipes.size(); f++) {
      z[2 * f] = recipes.get(f).standard(values.get(f));
      z[2 * f + 1] = recipes.get(f).missing(values.get(f));
    }
    return Vectors.dense(z);
  }

  private static Dataset<Row> margins(Dataset<Row> rows, LinearScore score) {
    UDF1<scala.collection.Seq<Double>, Double> margin =
        x -> score.margin(CollectionConverters.asJava(x));
    return rows.select(
        udf(margin, DataTypes.DoubleType).apply(col("x")).as("score"), col("label"), col("slices"));
  }

  /** The tag that goes best with the answer where the model learns; ties by name. */
  private static int strongest(FeatureMoments moments, List<FeatureRecipe> recipes) {
    return IntStream.range(0, recipes.size())
        .boxed()
        .min(
            Comparator.comparingDouble(
                f -> -FeatureMoments.round(Math.abs(moments.correlation(f, recipes.get(f))))))
        .orElseThrow();
  }

  /** Quality on the test of a logistic curve through one tag. */
  private static Map<String, Double> baseline(
      Dataset<Row> train, Dataset<Row> test, FeatureRecipe recipe, int f) {
    UDF1<Double, Double> standard = recipe::standard;
    Column value = udf(standard, DataTypes.DoubleType).apply(col("x").getItem(f)).as("score");
    ScoreTable learnt = BinaryQuality.table(train.select(value, col("label")));
    ScoreTable tested = BinaryQuality.table(test.select(value, col("label")));
    double sign = new BinaryMetrics(learnt).auc() < 0.5 ? -1 : 1;
    Platt curve = Platt.through(learnt.map(z -> sign * z).points());
    return new BinaryMetrics(tested.map(z -> curve.probability(sign * z))).all();
  }

  private Map<String, Double> importance(LinearScore score) {
    Map<String, Double> importance = new LinkedHashMap<>();
    score.recipes().stream()
        .limit(names.size())
        .sorted(
            Comparator.comparingDouble((FeatureRecipe recipe) -> -recipe.importance())
                .thenComparing(FeatureRecipe::name))
        .forEach(recipe -> importance.put(recipe.name(), recipe.importance()));
    return importance;
  }

  private static Map<String, Long> counts(
      FeatureMoments moments, ScoreTable held, ScoreTable tested) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("train", Math.round(moments.rows()));
    counts.put("train_yes", Math.round(moments.positives()));
    counts.put("calibrate", Math.round(held.allRows()));
    counts.put("calibrate_yes", Math.round(held.allPositives()));
    counts.put("test", Math.round(tested.allRows()));
    counts.put("test_yes", Math.round(tested.allPositives()));
    return counts;
  }
}
