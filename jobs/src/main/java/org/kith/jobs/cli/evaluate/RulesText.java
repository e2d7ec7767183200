package org.kith.jobs.cli.evaluate;

import java.util.List;
import org.kith.jobs.cli.view.TextTable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.basket.BasketEvaluation;
import org.kith.jobs.evaluate.basket.FoundRule;

/** Association rules in words: the first of them as a table, above what every evaluation tells. */
final class RulesText {

  private static final int SHOWN = 25;

  private RulesText() {}

  static String of(Evaluation evaluation) {
    List<?> rules = (List<?>) evaluation.more().get(BasketEvaluation.RULES);
    TextTable table =
        new TextTable(
            "antecedent",
            "consequent",
            "support",
            "confidence",
            "lift",
            "count",
            "G2",
            "direction");
    rules.stream().limit(SHOWN).map(FoundRule.class::cast).forEach(rule -> add(table, rule));
    String rest =
        rules.size() > SHOWN
            ? "%,d more rules; --json tells all\n".formatted(rules.size() - SHOWN)
            : "";
    return table + rest + "\n" + EvaluationText.of(evaluation);
  }

  private static void add(TextTable table, FoundRule rule) {
    table.row(
        String.join(" + ", rule.antecedent()),
        rule.consequent(),
        rule.support(),
        rule.confidence(),
        rule.lift(),
        rule.count(),
        rule.logLikelihoodRatio(),
        rule.direction() == null ? "" : rule.direction());
  }
}
