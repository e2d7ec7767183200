package org.kith.models.lookalike;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.AudienceSize;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.BinaryQuality;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.ScaledFeatures;

/**
 * Learns what an audience's people have in common, and measures it on a quarter of everybody that
 * it had not seen, audience and others.
 */
public final class ResemblanceTraining {

  private static final long PARTS = 4;

  private final LookalikeQuestion question;

  public ResemblanceTraining(LookalikeQuestion question) {
    this.question = question;
  }

  /**
   * What was learnt.
   *
   * @param model learnt from everybody
   * @param metrics of one learnt from three quarters, on the last: {@code auc}, and {@code
   *     baseline.auc} of the one feature that weighs most
   * @param importance by feature, strongest first: weight of one standard deviation
   * @param counts {@code train}, {@code train_yes}, {@code test}, {@code test_yes}
   * @param sizes size against similarity of audiences that the model finds, the smallest first
   */
  public record Learnt(
      Resemblance model,
      Map<String, Double> metrics,
      Map<String, Double> importance,
      Map<String, Long> counts,
      List<AudienceSize> sizes) {}

  /**
   * Learns.
   *
   * <p>In: {@code (person_id, features …)}, a row a person, numbers and booleans, null for unknown;
   * and the audience {@code (person_id)}.
   *
   * @param names features to learn from
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} when the audience is too small, or
   *     everybody
   */
  public Learnt learn(Dataset<Row> people, Dataset<Row> audience, List<String> names) {
    List<String> used =
        names.stream().filter(name -> !question.without().contains(name)).sorted().toList();
    ScaledFeatures scales = ScaledFeatures.of(people, used);
    Column held =
        pmod(xxhash64(lit(question.seed()), lit("test"), col("person_id")), lit(PARTS)).equalTo(0);
    Dataset<Row> all = scales.vectors(people).select("person_id", "features").cache();
    try {
      LookalikeSettings settings = LookalikeSettings.usual(question.seed());
      LookalikeModel model = new LookalikeTrainer(settings).fit(all, audience);
      LookalikeModel tried =
          new LookalikeTrainer(settings.ofPart()).fit(all.where(held.equalTo(false)), audience);
      Dataset<Row> test =
          tried
              .margins()
              .added(all.where(held))
              .join(
                  audience.select(col("person_id"), lit(1.0).as("yes")).distinct(),
                  new String[] {"person_id"},
                  "left")
              .select(
                  col("margin").as("score"),
                  coalesce(col("yes"), lit(0.0)).as("label"),
                  col("features"))
              .cache();
      Map<String, Double> metrics = new LinkedHashMap<>();
      Map<String, Long> counts = new LinkedHashMap<>();
      try {
        BinaryMetrics own = new BinaryMetrics(BinaryQuality.table(test.select("score", "label")));
        metrics.put("auc", own.auc());
        metrics.put("baseline.auc", alone(test, tried));
        counts.put("test", test.count());
        counts.put("test_yes", test.where("label = 1").count());
      } finally {
        test.unpersist();
      }
      counts.put("train", all.count());
      counts.put("train_yes", model.seedPeople());
      Resemblance resemblance = resemblance(scales, model);
      return new Learnt(
          resemblance,
          metrics,
          importance(scales, model),
          counts,
          AudienceSizes.of(resemblance.score(people), audience));
    } finally {
      all.unpersist();
    }
  }

  private static Resemblance resemblance(ScaledFeatures scales, LookalikeModel model) {
    return new Resemblance(
        scales,
        new LinearMargins(
            model.margins().weights().stream().map(ScaledFeatures::rounded).toList(),
            ScaledFeatures.rounded(model.margins().intercept())),
        model.offset(),
        Math.max(1e-9, ScaledFeatures.rounded(model.labelledShare())));
  }

  /** How well the one feature ranks that weighs most, up or down, whichever is better. */
  private static double alone(Dataset<Row> test, LookalikeModel model) {
    List<Double> weights = model.margins().weights();
    int most =
        IntStream.range(0, weights.size())
            .boxed()
            .max(Comparator.comparingDouble(f -> Math.abs(weights.get(f))))
            .orElseThrow();
    Dataset<Row> one =
        test.select(
            vector_to_array(col("features"), "float64").getItem(most).as("score"), col("label"));
    double auc = new BinaryMetrics(BinaryQuality.table(one)).auc();
    return Math.max(auc, 1 - auc);
  }

  private static Map<String, Double> importance(ScaledFeatures scales, LookalikeModel model) {
    List<String> names = scales.names();
    List<Double> weights = model.margins().weights();
    Map<String, Double> importance = new LinkedHashMap<>();
    IntStream.range(0, names.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer f) -> -Math.abs(weights.get(f)))
                .thenComparing(names::get))
        .forEach(
            f -> importance.put(names.get(f), scales.varies(f) ? Math.abs(weights.get(f)) : 0.0));
    return importance;
  }
}
