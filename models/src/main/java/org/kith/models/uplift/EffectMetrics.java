package org.kith.models.uplift;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.Bootstrap;
import org.kith.models.uplift.gain.AverageEffect;
import org.kith.models.uplift.gain.UpliftCurve;

/** How well people are ordered by their effect, and what a contact does on average. */
final class EffectMetrics {

  private static final int RESAMPLES = 200;

  private EffectMetrics() {}

  /**
   * {@code qini} of a model on the latest campaign with {@code qini_low} and {@code qini_high}, its
   * 95 % bounds, and {@code baseline.qini} of a rule of one feature.
   *
   * @param tested people of the campaign, from whom neither has learnt
   * @param seed of ties and resamples
   */
  static Map<String, Double> onLatest(
      List<UpliftRow> tested,
      ToDoubleFunction<UpliftRow> model,
      SingleFeatureRule rule,
      long seed) {
    UpliftCurve curve = curve(tested, model, seed);
    Bootstrap.Interval bounds = curve.interval(UpliftCurve::qini, RESAMPLES, seed);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("qini", curve.qini());
    metrics.put("qini_low", bounds.low());
    metrics.put("qini_high", bounds.high());
    metrics.put("baseline.qini", curve(tested, row -> rule.score(row.features()), seed).qini());
    return metrics;
  }

  private static UpliftCurve curve(
      List<UpliftRow> tested, ToDoubleFunction<UpliftRow> score, long seed) {
    boolean[] treated = new boolean[tested.size()];
    for (int i = 0; i < treated.length; i++) {
      treated[i] = tested.get(i).treated();
    }
    return UpliftCurve.of(
        tested.stream().mapToDouble(score).toArray(),
        treated,
        tested.stream().mapToDouble(UpliftRow::outcome).toArray(),
        seed);
  }

  /**
   * {@code ate} with {@code ate_low} and {@code ate_high}, its 95 % bounds.
   *
   * @param contacts {@code (treated BOOLEAN, outcome DOUBLE)}, a row a contact
   */
  static Map<String, Double> average(Dataset<Row> contacts) {
    Map<Boolean, AverageEffect.Outcomes> arms = new LinkedHashMap<>();
    contacts
        .groupBy("treated")
        .agg(
            count(lit(1)).cast("double"),
            sum("outcome"),
            sum(col("outcome").multiply(col("outcome"))))
        .collectAsList()
        .forEach(
            row ->
                arms.put(
                    row.getBoolean(0),
                    new AverageEffect.Outcomes(
                        row.getDouble(1), row.getDouble(2), row.getDouble(3))));
    AverageEffect effect =
        AverageEffect.of(
            arms.getOrDefault(true, AverageEffect.Outcomes.NONE),
            arms.getOrDefault(false, AverageEffect.Outcomes.NONE));
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("ate", effect.effect());
    metrics.put("ate_low", effect.interval().low());
    metrics.put("ate_high", effect.interval().high());
    return metrics;
  }
}
