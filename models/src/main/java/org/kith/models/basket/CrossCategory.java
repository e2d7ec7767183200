package org.kith.models.basket;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rules that lead out of a category: what cross-sells, and not more of the same. */
public final class CrossCategory {

  private CrossCategory() {}

  /**
   * Keeps the rules whose consequent is of another category than every item of the antecedent.
   *
   * <p>In: {@code (antecedent, consequent …)}, a row a rule, and {@code (item_id, category)}, a row
   * an item. Out: the rules kept, with {@code antecedent_categories array<string>} and {@code
   * consequent_category}; a rule with an item of no category is left out.
   */
  public static Dataset<Row> only(Dataset<Row> rules, Dataset<Row> categories) {
    Dataset<Row> known =
        categories.where(col("category").isNotNull()).select("item_id", "category");
    Dataset<Row> antecedents =
        rules
            .select(
                col("antecedent").as("of_antecedent"),
                col("consequent").as("of_consequent"),
                explode(col("antecedent")).as("item_id"))
            .join(known, "item_id")
            .groupBy("of_antecedent", "of_consequent")
            .agg(
                collect_set("category").as("antecedent_categories"),
                collect_set("item_id").as("known_items"));
    Dataset<Row> consequents = known.toDF("consequent_item", "consequent_category");
    return rules
        .join(
            antecedents,
            col("antecedent")
                .equalTo(col("of_antecedent"))
                .and(col("consequent").equalTo(col("of_consequent"))))
        .join(consequents, col("consequent").equalTo(col("consequent_item")))
        .where(size(col("antecedent")).equalTo(size(col("known_items"))))
        .where(not(array_contains(col("antecedent_categories"), col("consequent_category"))))
        .drop("of_antecedent", "of_consequent", "known_items", "consequent_item");
  }
}
