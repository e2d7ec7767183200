package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.text.TextEvaluation;
import org.kith.jobs.evaluate.text.TextRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate text}: the sentiment model on the caller's labelled texts. */
@Command(
    name = "text",
    description = "Whether a writer is pleased, told from the text: learnt, and measured held out.",
    sortOptions = false,
    footer = {
      "",
      "With several files one model is fitted to parts of all and measured on each file's rest; "
          + "and one to each file alone and measured on the others.",
      "",
      "Example:",
      "  kith evaluate text --data hotels.csv,takeaway.csv --text review --label label --json"
    })
final class EvaluateTextCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--data",
      required = true,
      split = ",",
      paramLabel = "F",
      description = "Labelled texts, one file or several with commas.")
  private List<Path> data;

  @Option(names = "--text", required = true, paramLabel = "COL", description = "The texts.")
  private String text;

  @Option(names = "--label", required = true, paramLabel = "COL", description = "The answers.")
  private String label;

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      description = "The answer that means pleased. Default: 1, true, yes or y, in any case.")
  private String positive;

  @Option(
      names = "--test",
      split = ",",
      paramLabel = "F",
      description = "Measure on these and learn from all data. Default: hold folds out.")
  private List<Path> test = List.of();

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Parts held out in turn. Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the folds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  EvaluateTextCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (folds < 2) {
      throw Misuse.of("--folds is %d; it must be 2 or more".formatted(folds), "Correct it.");
    }
    Evaluation evaluation =
        TextEvaluation.run(
            new TextRequest(data, test, text, label, positive, folds, seed, desk.spark()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
