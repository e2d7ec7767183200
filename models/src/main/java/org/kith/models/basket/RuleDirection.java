package org.kith.models.basket;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which side of a rule comes first in people's lives; a rule itself does not say. */
public final class RuleDirection {

  private RuleDirection() {}

  /**
   * Counts the people who had all of the antecedent before they first had the consequent, and those
   * with whom it was the other way round.
   *
   * <p>In: {@code (antecedent, consequent …)}, a row a rule; purchases {@code (person_id, item_id,
   * occurred_at)}, any number a person and item; only the first of each counts, and one without
   * person or time does not. Out: the rules with {@code people_before} and {@code people_after},
   * people in whose purchases all of the rule stands and not at one time, and {@code direction},
   * the share of the former, 0 to 1, null where there are none: above a half the antecedent leads.
   */
  public static Dataset<Row> added(Dataset<Row> rules, Dataset<Row> purchases) {
    Dataset<Row> firsts =
        purchases
            .where(col("person_id").isNotNull().and(col("occurred_at").isNotNull()))
            .groupBy("person_id", "item_id")
            .agg(min("occurred_at").as("first_at"));
    Column[] rule = {col("antecedent"), col("consequent")};
    Dataset<Row> completed =
        rules
            .select(col("antecedent"), col("consequent"), explode(col("antecedent")).as("item_id"))
            .join(firsts, "item_id")
            .groupBy(col("antecedent"), col("consequent"), col("person_id"))
            .agg(max("first_at").as("completed_at"), count(lit(1)).as("held"))
            .where(col("held").equalTo(size(col("antecedent"))));
    Dataset<Row> people =
        completed
            .join(
                firsts.toDF("buyer", "item_id", "first_at"),
                col("person_id")
                    .equalTo(col("buyer"))
                    .and(col("consequent").equalTo(col("item_id"))))
            .groupBy(rule)
            .agg(
                people(col("completed_at").lt(col("first_at"))).as("before"),
                people(col("completed_at").gt(col("first_at"))).as("after"))
            .toDF("of_antecedent", "of_consequent", "before", "after");
    Column both = col("people_before").plus(col("people_after"));
    return rules
        .join(
            people,
            col("antecedent")
                .equalTo(col("of_antecedent"))
                .and(col("consequent").equalTo(col("of_consequent"))),
            "left")
        .withColumn("people_before", coalesce(col("before"), lit(0L)))
        .withColumn("people_after", coalesce(col("after"), lit(0L)))
        .withColumn("direction", when(both.gt(0), col("people_before").divide(both)))
        .drop("of_antecedent", "of_consequent", "before", "after");
  }

  private static Column people(Column which) {
    return sum(when(which, 1L).otherwise(0L));
  }
}
