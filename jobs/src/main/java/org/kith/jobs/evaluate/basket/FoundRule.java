package org.kith.jobs.evaluate.basket;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A rule as scripts read it.
 *
 * @param antecedent items, ascending
 * @param consequent the item that goes with them
 * @param support share of baskets with all of them
 * @param confidence share with the consequent among baskets with the antecedent
 * @param lift confidence ÷ the consequent's share in all baskets
 * @param count baskets with all of them
 * @param logLikelihoodRatio G² against chance
 */
public record FoundRule(
    List<String> antecedent,
    String consequent,
    double support,
    double confidence,
    double lift,
    long count,
    double logLikelihoodRatio) {

  /** Highest lift first, then highest support; the words decide between equals. */
  static final Comparator<FoundRule> ORDER =
      Comparator.comparingDouble((FoundRule rule) -> -rule.lift())
          .thenComparingDouble(rule -> -rule.support())
          .thenComparing(rule -> String.join("\u0000", rule.antecedent()))
          .thenComparing(FoundRule::consequent);

  static FoundRule of(Row row) {
    return new FoundRule(
        List.copyOf(row.<String>getList(row.fieldIndex("antecedent"))),
        row.getAs("consequent"),
        row.<Double>getAs("support"),
        row.<Double>getAs("confidence"),
        row.<Double>getAs("lift"),
        row.<Long>getAs("count"),
        row.<Double>getAs("log_likelihood_ratio"));
  }
}
