package org.kith.models.propensity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.models.evaluate.BinaryIntervals;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.evaluate.CalibrationNoise;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.propensity.margin.Curve;
import org.kith.models.registry.Evidence;

/**
 * Fits the candidates, chooses and calibrates one, and tests it, on rows {@code (x array<double>,
 * label, person_id, cutoff, slices)}; the last entries of x are the offsets.
 */
final class PropensityTrial {

  private static final int BINS = 10;
  private static final int RESAMPLES = 100;
  private static final long ROWS_A_PART = 500_000;

  private final PropensitySettings settings;
  private final List<String> names;
  private final List<Boolean> bools;
  private final List<FeatureRecipe> offsets;

  PropensityTrial(
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
    Dataset<Row> validation = rows.where(late.and(half));
    Dataset<Row> test = rows.where(col("cutoff").equalTo(lit(Date.valueOf(testDay))));
    try {
      return fit(train, validation, test, days);
    } finally {
      train.unpersist();
    }
  }

  private PropensityFit fit(
      Dataset<Row> train, Dataset<Row> validation, Dataset<Row> test, List<LocalDate> days) {
    FeatureMoments moments = moments(train);
    List<FeatureRecipe> recipes = new ArrayList<>();
    for (int f = 0; f < names.size(); f++) {
      recipes.add(moments.recipe(f, names.get(f), bools.get(f)));
    }
    double rate = moments.positives() / moments.rows();
    List<PersonScore> scores =
        settings.candidates().stream()
            .map(name -> Candidate.named(name, settings.seed()))
            .map(candidate -> candidate.fit(train, recipes, offsets, rate))
            .toList();
    Validation choice = new Validation(settings, validation);
    PersonScore score = choice.best(scores);
    ScoreTable held = BinaryQuality.table(validation.select(lit(0.0).as("score"), col("label")));
    Dataset<Row> tested = probabilities(test, score);
    ScoreTable table = Validation.table(score, test).map(score.calibration()::probability);
    TagBaseline baseline = TagBaseline.strongest(moments, recipes);
    List<CalibrationPoint> bins = new BinaryMetrics(table).calibration(BINS);
    return new PropensityFit.Trained(
        new PropensityModel(settings.eligible(), score),
        metrics(table, bins, rate, baseline.metrics(train, test)),
        baseline.recipe().name(),
        bins,
        importance(score, validation),
        days.subList(0, days.size() - 1),
        days.get(days.size() - 1),
        new Evidence(
            new BinaryIntervals(RESAMPLES, settings.seed()).of(table),
            SliceQuality.of(tested, settings.slices()),
            counts(moments, held, table),
            table.spread(BINS),
            null,
            null),
        choice.losses());
  }

  private static Map<String, Double> metrics(
      ScoreTable tested, List<CalibrationPoint> bins, double rate, Map<String, Double> baseline) {
    Map<String, Double> metrics = new LinkedHashMap<>(new BinaryMetrics(tested).all());
    metrics.put("ece_noise", CalibrationNoise.of(bins));
    metrics.put("score_min", tested.lowest());
    metrics.put("score_max", tested.highest());
    baseline.forEach((name, value) -> metrics.put("baseline." + name, value));
    BinaryMetrics constant = new BinaryMetrics(tested.map(any -> rate));
    metrics.put("rate.log_loss", constant.logLoss());
    metrics.put("rate.brier", constant.brier());
    return metrics;
  }

  private static Dataset<Row> probabilities(Dataset<Row> test, PersonScore score) {
    Curve curve = score.calibration();
    UDF1<Double, Double> probability = curve::probability;
    return score
        .margins(test.select("x", "label", "slices"))
        .select(
            udf(probability, DataTypes.DoubleType).apply(col("margin")).as("score"),
            col("label"),
            col("slices"));
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

  /** Of the tags alone: an offset is the same for everybody. */
  private Map<String, Double> importance(PersonScore score, Dataset<Row> validation) {
    Map<String, Double> importance =
        new LinkedHashMap<>(score.importance(validation.select("x", "label")));
    offsets.forEach(offset -> importance.remove(offset.name()));
    return importance;
  }

  private static Map<String, Long> counts(
      FeatureMoments moments, ScoreTable held, ScoreTable tested) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("train", Math.round(moments.rows()));
    counts.put("train_yes", Math.round(moments.positives()));
    counts.put("calibrate", Math.round(held.allRows()));
    counts.put("calibrate_yes", Math.round(held.allPositives()));
    counts.put("test", Math.round(tested.allRows()));
    counts.put("test_yes", Math.round(tested.allPositives()));
    return counts;
  }
}
