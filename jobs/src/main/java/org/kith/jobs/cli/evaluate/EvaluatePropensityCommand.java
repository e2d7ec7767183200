package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.propensity.Contender;
import org.kith.jobs.evaluate.propensity.PropensityEvaluation;
import org.kith.jobs.evaluate.propensity.PropensityRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate propensity}: how likely a yes is, on the caller's table. */
@Command(
    name = "propensity",
    description = "How likely a yes is, learnt from your table: fitted, calibrated, measured.",
    sortOptions = false,
    footer = {
      "",
      "A column is numeric if 99 %% of its values are; a blank is unknown. Words with few rows, "
          + "and all but the 50 commonest of a column, have no feature of their own.",
      "",
      "Examples:",
      "  kith evaluate propensity --data calls.csv --label y --drop duration --json",
      "  kith evaluate propensity --data months.csv --label bought --time month --models logistic"
    })
final class EvaluatePropensityCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "F",
      description = "A row a case: what was known before, and the answer.")
  private Path data;

  @Option(
      names = "--label",
      required = true,
      paramLabel = "COL",
      description = "Column with the answer.")
  private String label;

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      description = "Its value that means yes. Default: 1, true, yes.")
  private String positive;

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "COL",
      description = "Columns not to learn from, such as what was known only after.")
  private List<String> drop = List.of();

  @Option(
      names = "--time",
      paramLabel = "COL",
      description =
          "Fold in order of this column, not by chance: numbers, yyyy-MM, yyyy-MM-dd or"
              + " yyyy-MM-dd HH:mm:ss, with or without a zone.")
  private String time;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description =
          "Of logistic, boosted and bagged (five boosted ones' mean, which takes five times as"
              + " long), with commas. Default: all.")
  private List<String> models = Contender.NAMES;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Parts to test, 2 or more. Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Start of the random generators. Default: ${DEFAULT-VALUE}.")
  private long seed;

  EvaluatePropensityCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (folds < 2) {
      throw Misuse.of("--folds is %d; it must be 2 or more".formatted(folds), "Correct it.");
    }
    List<String> named =
        models.stream()
            .map(name -> Misuse.oneOf("--models", name.strip(), Contender.NAMES))
            .distinct()
            .toList();
    Evaluation evaluation =
        PropensityEvaluation.run(
            new PropensityRequest(
                data,
                label,
                positive,
                drop.stream().map(String::strip).toList(),
                time,
                named,
                folds,
                seed,
                desk.spark(),
                desk.progress()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
