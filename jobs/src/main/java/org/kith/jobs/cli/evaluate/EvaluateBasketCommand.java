package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.features.error.SettingFault;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.basket.BasketEvaluation;
import org.kith.jobs.evaluate.basket.BasketRequest;
import org.kith.models.basket.BasketSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate basket}: what goes with what in the caller's baskets. */
@Command(
    name = "basket",
    description = "What is bought together in your baskets: every rule, with its measures.",
    sortOptions = false,
    footer = {
      "",
      "--prune leaves out rules that are no surer than a simpler one with the same consequent.",
      "",
      "Examples:",
      "  kith evaluate basket --baskets lines.csv --min-support 0.01 --min-confidence 0.5",
      "  kith evaluate basket --baskets lists.csv --format lists --prune --json",
      "  kith evaluate basket --baskets lines.csv --categories items.csv"
    })
final class EvaluateBasketCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--baskets",
      required = true,
      paramLabel = "F",
      description =
          "Baskets: columns basket,item; an item counts once a basket. With columns user,time it is"
              + " told which side of a rule comes first.")
  private Path baskets;

  @Option(
      names = "--format",
      paramLabel = "table|lists",
      defaultValue = "table",
      description =
          "table, or lists: a line 'item,item,...' for each basket, no header. Default:"
              + " ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--min-support",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Smallest share of baskets with all of a rule. Default: ${DEFAULT-VALUE}.")
  private double minSupport;

  @Option(
      names = "--min-confidence",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "Smallest share with the consequent among those with the rest. Default:"
              + " ${DEFAULT-VALUE}.")
  private double minConfidence;

  @Option(
      names = "--categories",
      paramLabel = "F",
      description = "Columns item,category: leave out rules within a category.")
  private Optional<Path> categories = Optional.empty();

  @Option(names = "--prune", description = "Leave out rules that say no more than a simpler one.")
  private boolean prune;

  EvaluateBasketCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    boolean lists = Misuse.oneOf("--format", format, "table", "lists").equals("lists");
    Evaluation evaluation =
        BasketEvaluation.run(
            new BasketRequest(baskets, lists, settings(), categories, prune, desk.spark()));
    desk.print().accept(evaluation, RulesText.of(evaluation));
    return 0;
  }

  private BasketSettings settings() {
    try {
      return new BasketSettings(minSupport, minConfidence);
    } catch (SettingFault fault) {
      throw Misuse.of("--" + fault.getMessage(), "Correct it.");
    }
  }
}
