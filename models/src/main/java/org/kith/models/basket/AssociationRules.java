package org.kith.models.basket;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rules "who has these also has that" in baskets: every one that reaches the smallest support and
 * confidence, none left out.
 *
 * @param baskets how many baskets there were
 * @param itemsets how many sets of one or more items reach the smallest support
 * @param rules {@code (antecedent array<string> ascending, consequent string, count long,
 *     antecedent_count long, consequent_count long, baskets long, support, confidence, lift,
 *     log_likelihood_ratio double)}, a row a pair of antecedent and consequent, antecedents of one
 *     item or more, no order; {@link RuleMeasures} says what the figures are
 */
public record AssociationRules(long baskets, long itemsets, Dataset<Row> rules) {

  /**
   * Mines baskets by FP-growth: Han, Pei and Yin (2000); Li et al. (2008) for its parallel form.
   *
   * <p>In: {@code (items array<string>)}, a row a basket, no item twice in one; {@link Baskets}
   * makes them. Without baskets there are no rules.
   */
  public static AssociationRules mine(Dataset<Row> baskets, BasketSettings settings) {
    Dataset<Row> cached = baskets.cache();
    try {
      long all = cached.count();
      // FP-growth rounds support times baskets up; from half a basket below it cannot miss.
      double support = all == 0 ? 1 : (settings.fewest(all) - 0.5) / all;
      Dataset<Row> itemsets =
          new FPGrowth()
              .setItemsCol("items")
              .setMinSupport(support)
              .setMinConfidence(settings.minConfidence())
              .fit(cached)
              .freqItemsets()
              .select(array_sort(col("items")).as("items"), col("freq"))
              .localCheckpoint();
      return new AssociationRules(all, itemsets.count(), rules(itemsets, all, settings));
    } finally {
      cached.unpersist();
    }
  }

  /** Each part of a frequent set is frequent too, so that every rule finds its two counts. */
  private static Dataset<Row> rules(Dataset<Row> itemsets, long baskets, BasketSettings settings) {
    Dataset<Row> split =
        itemsets
            .where(size(col("items")).gt(1))
            .select(col("items"), col("freq").as("count"), explode(col("items")).as("consequent"))
            .select(
                array_remove(col("items"), col("consequent")).as("antecedent"),
                col("consequent"),
                col("count"));
    Dataset<Row> counts = itemsets.select(col("items"), col("freq"));
    Dataset<Row> counted =
        split
            .join(
                counts.toDF("antecedent_items", "antecedent_count"),
                col("antecedent").equalTo(col("antecedent_items")))
            .join(
                counts.toDF("consequent_items", "consequent_count"),
                array(col("consequent")).equalTo(col("consequent_items")))
            .drop("antecedent_items", "consequent_items")
            .withColumn("baskets", lit(baskets));
    return RuleMeasures.added(counted).where(col("confidence").geq(settings.minConfidence()));
  }
}
