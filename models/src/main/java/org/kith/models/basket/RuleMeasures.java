package org.kith.models.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often, how surely and how much more than by chance a rule holds.
 *
 * <p>Support is the share of baskets with all its items; confidence, the share with the consequent
 * among those with the antecedent; lift, confidence ÷ the consequent's share in all. The
 * log-likelihood ratio G² of the two-by-two table tells a rule from chance even where counts are
 * small: Dunning (1993), Accurate methods for the statistics of surprise and coincidence; under
 * chance it is above 10.83 once in a thousand rules.
 */
final class RuleMeasures {

  private RuleMeasures() {}

  /**
   * In: {@code (count, antecedent_count, consequent_count, baskets …)}, whole numbers. Out: the
   * same rows with {@code support}, {@code confidence}, {@code lift} and {@code
   * log_likelihood_ratio}.
   */
  static Dataset<Row> added(Dataset<Row> counted) {
    Column share = col("consequent_count").divide(col("baskets"));
    return counted
        .withColumn("support", col("count").divide(col("baskets")))
        .withColumn("confidence", col("count").divide(col("antecedent_count")))
        .withColumn("lift", col("confidence").divide(share))
        .withColumn("log_likelihood_ratio", logLikelihoodRatio());
  }

  private static Column logLikelihoodRatio() {
    Column both = col("count");
    Column antecedent = col("antecedent_count");
    Column consequent = col("consequent_count");
    Column all = col("baskets");
    Column cells =
        entropy(both)
            .plus(entropy(antecedent.minus(both)))
            .plus(entropy(consequent.minus(both)))
            .plus(entropy(all.minus(antecedent).minus(consequent).plus(both)));
    Column rows = entropy(antecedent).plus(entropy(all.minus(antecedent)));
    Column columns = entropy(consequent).plus(entropy(all.minus(consequent)));
    return greatest(lit(0.0), cells.minus(rows).minus(columns).plus(entropy(all)).multiply(2));
  }

  private static Column entropy(Column count) {
    return when(count.gt(0), count.multiply(log(count))).otherwise(0.0);
  }
}
