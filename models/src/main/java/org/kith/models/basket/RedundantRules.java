package org.kith.models.basket;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Leaves out the rules that say no more than a simpler one.
 *
 * <p>A rule is redundant when another with the same consequent and only some of its antecedent is
 * at least as sure, or when the consequent is as common in all baskets: its improvement is not
 * above 0. Bayardo, Agrawal and Gunopulos (2000), Constraint-based rule mining. Shares are compared
 * in whole numbers, so that equal ones are equal.
 */
public final class RedundantRules {

  private RedundantRules() {}

  /**
   * In: all rules of {@link AssociationRules#rules()}; a simpler and surer one is always among
   * them. Out: those of use, the same columns, no order.
   */
  public static Dataset<Row> leftOut(Dataset<Row> rules) {
    Dataset<Row> better =
        rules.where(
            col("count")
                .multiply(col("baskets"))
                .gt(col("antecedent_count").multiply(col("consequent_count"))));
    Dataset<Row> simpler =
        rules.select(
            col("antecedent").as("simpler_antecedent"),
            col("consequent").as("simpler_consequent"),
            col("count").as("simpler_count"),
            col("antecedent_count").as("simpler_antecedent_count"));
    UDF1<scala.collection.Seq<String>, List<List<String>>> parts =
        items -> parts(CollectionConverters.asJava(items));
    Dataset<Row> redundant =
        better
            .withColumn(
                "part",
                explode(
                    udf(
                            parts,
                            DataTypes.createArrayType(
                                DataTypes.createArrayType(DataTypes.StringType)))
                        .apply(col("antecedent"))))
            .join(
                simpler,
                col("part")
                    .equalTo(col("simpler_antecedent"))
                    .and(col("consequent").equalTo(col("simpler_consequent")))
                    .and(
                        col("simpler_count")
                            .multiply(col("antecedent_count"))
                            .geq(col("count").multiply(col("simpler_antecedent_count")))))
            .select("antecedent", "consequent")
            .distinct();
    return better.join(
        redundant,
        better
            .col("antecedent")
            .equalTo(redundant.col("antecedent"))
            .and(better.col("consequent").equalTo(redundant.col("consequent"))),
        "left_anti");
  }

  /** The parts of a set that are neither it nor empty, each in the set's order. */
  static List<List<String>> parts(List<String> items) {
    List<List<String>> parts = new ArrayList<>();
    for (int chosen = 1; chosen < (1 << items.size()) - 1; chosen++) {
      List<String> part = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          part.add(items.get(i));
        }
      }
      parts.add(part);
    }
    return parts;
  }
}
