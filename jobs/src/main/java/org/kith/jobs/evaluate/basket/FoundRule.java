package org.kith.jobs.evaluate.basket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A rule as scripts read it. What the caller's files do not tell is null, and not written.
 *
 * @param antecedent items, ascending
 * @param consequent the item that goes with them
 * @param support share of baskets with all of them
 * @param confidence share with the consequent among baskets with the antecedent
 * @param lift confidence ÷ the consequent's share in all baskets
 * @param count baskets with all of them
 * @param logLikelihoodRatio G² against chance
 * @param antecedentCategories of the antecedent's items, ascending
 * @param consequentCategory of the consequent, another
 * @param direction share who had the antecedent first among those who had all, not at once
 * @param peopleBefore how many had the antecedent first
 * @param peopleAfter how many had the consequent first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundRule(
    List<String> antecedent,
    String consequent,
    double support,
    double confidence,
    double lift,
    long count,
    double logLikelihoodRatio,
    List<String> antecedentCategories,
    String consequentCategory,
    Double direction,
    Long peopleBefore,
    Long peopleAfter) {

  /** Highest lift first, then highest support; the words decide between equals. */
  static final Comparator<FoundRule> ORDER =
      Comparator.comparingDouble((FoundRule rule) -> -rule.lift())
          .thenComparingDouble(rule -> -rule.support())
          .thenComparing(rule -> String.join("\u0000", rule.antecedent()))
          .thenComparing(FoundRule::consequent);

  static FoundRule of(Row row) {
    return new FoundRule(
        sorted(row, "antecedent"),
        row.getAs("consequent"),
        row.<Double>getAs("support"),
        row.<Double>getAs("confidence"),
        row.<Double>getAs("lift"),
        row.<Long>getAs("count"),
        row.<Double>getAs("log_likelihood_ratio"),
        has(row, "antecedent_categories") ? sorted(row, "antecedent_categories") : null,
        FoundRule.<String>told(row, "consequent_category"),
        FoundRule.<Double>told(row, "direction"),
        FoundRule.<Long>told(row, "people_before"),
        FoundRule.<Long>told(row, "people_after"));
  }

  private static List<String> sorted(Row row, String column) {
    return row.<String>getList(row.fieldIndex(column)).stream().sorted().toList();
  }

  private static <T> T told(Row row, String column) {
    return has(row, column) ? row.<T>getAs(column) : null;
  }

  private static boolean has(Row row, String column) {
    return Arrays.asList(row.schema().fieldNames()).contains(column);
  }
}
