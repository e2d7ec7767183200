package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.corr;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds a night's scores against what is true of the people on that day: nothing that the night
 * could see, since the truth is of the days to come.
 */
final class ScoreTruth {

  private final TruePeople truth;
  private final Dataset<Row> scores;
  private final Dataset<Row> buyers;
  private final LocalDate day;

  /**
   * @param scores rows of {@code Table.SCORES}
   * @param buyers {@code (person_id, person)}, as {@link TrueBuyers} pairs them
   * @param day of the night
   */
  ScoreTruth(TruePeople truth, Dataset<Row> scores, Dataset<Row> buyers, LocalDate day) {
    this.truth = truth;
    this.scores = scores;
    this.buyers = buyers;
    this.day = day;
  }

  /** How the metrics are meant, by name. */
  static Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put(
        "scores", "of people who ordered, each paired with the true person of most of the orders");
    protocol.put("auc", "expected: every person counts as yes with the latent probability");
    protocol.put("observable_auc", "of the best probability that the brand's data allow");
    protocol.put("latent_auc", "the ceiling: of the hidden probability itself");
    protocol.put("ece", "against the latent probability, ten bins of equal size");
    protocol.put(
        "total_ratio", "spend foretold of everybody ÷ the truth's expected value in 90 days");
    protocol.put("true_worth", "the truth's expected value ÷ its expected purchases");
    protocol.put(
        "qini_share",
        "of the latest campaign's true effects ÷ that of the best score its data allow; of the"
            + " night's model even where the gate refused it");
    return protocol;
  }

  /** Metrics of a probability to buy in 30 days; none where the night has no such scores. */
  Map<String, Double> probability(String model) {
    Dataset<Row> probabilities =
        truth.table("purchase_probability").where(col("cutoff").equalTo(lit(day)));
    List<Row> rows =
        of(model)
            .join(buyers, "person_id")
            .join(probabilities, "person")
            .select("score", "latent", "observable")
            .collectAsList();
    return rows.isEmpty() ? Map.of() : TrueProbability.metrics(rows);
  }

  /** Totals over everybody: what is foretold of persons that are one and the same adds up. */
  Map<String, Double> value() {
    Dataset<Row> own = of("value");
    if (own.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> lifetime = truth.table("lifetime");
    Row foretold = own.agg(sum("score"), count(lit(1))).head();
    Row truly = lifetime.agg(sum("expected_value"), sum("expected_purchases")).head();
    Row matched =
        own.join(buyers, "person_id")
            .join(lifetime, "person")
            .agg(sum("score"), sum("expected_value"), corr("score", "expected_value"))
            .head();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("people", (double) foretold.getLong(1));
    metrics.put("total", foretold.getDouble(0));
    metrics.put("true_total", truly.getDouble(0));
    metrics.put("total_ratio", foretold.getDouble(0) / truly.getDouble(0));
    metrics.put("true_worth", truly.getDouble(0) / truly.getDouble(1));
    metrics.put("matched_ratio", matched.getDouble(0) / matched.getDouble(1));
    metrics.put("correlation", matched.getDouble(2));
    return metrics;
  }

  /**
   * Metrics of the effect of a contact, on the people of the latest campaign.
   *
   * @param own see {@link EffectScores}
   */
  Map<String, Double> effect(Dataset<Row> own) {
    if (own.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> effects = truth.table("effects");
    String latest = effects.agg(max("campaign")).head().getString(0);
    return TrueEffect.metrics(
        own.join(buyers, "person_id")
            .join(effects.where(col("campaign").equalTo(latest)), "person")
            .select("score", "given_observed", "effect")
            .collectAsList());
  }

  private Dataset<Row> of(String model) {
    return scores.where(col("model").equalTo(model));
  }
}
