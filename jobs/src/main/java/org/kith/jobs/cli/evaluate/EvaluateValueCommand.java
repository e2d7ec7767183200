package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.value.ValueEvaluation;
import org.kith.jobs.evaluate.value.ValueRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate value}: models of what customers are worth, on the caller's orders. */
@Command(
    name = "value",
    description = "How often your customers will buy again, and for how much: fitted, measured.",
    sortOptions = false,
    footer = {
      "",
      "bg-nbd and mbg-cnbd-k foretell purchases; gamma-gamma foretells spend, with bg-nbd's "
          + "purchases.",
      "",
      "Example:",
      "  kith evaluate value --orders orders.csv --calibration-end 1997-09-30 --horizon 273 --json"
    })
final class EvaluateValueCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--orders",
      required = true,
      paramLabel = "F",
      description = "Orders: columns person,date,amount; a day's orders are one purchase.")
  private Path orders;

  @Option(
      names = "--calibration-end",
      required = true,
      paramLabel = "DATE",
      description = "Last day to learn from, yyyy-MM-dd.")
  private LocalDate calibrationEnd;

  @Option(
      names = "--horizon",
      required = true,
      paramLabel = "DAYS",
      description = "How many days after it to foretell and measure.")
  private int horizonDays;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "bg-nbd,mbg-cnbd-k,gamma-gamma",
      description = "Models, with commas. Default: ${DEFAULT-VALUE}.")
  private List<String> models;

  EvaluateValueCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (horizonDays < 1) {
      throw Misuse.of(
          "--horizon is %d; it must be 1 or more".formatted(horizonDays), "Correct it.");
    }
    List<String> named =
        models.stream()
            .map(name -> Misuse.oneOf("--models", name.strip(), ValueEvaluation.MODELS))
            .toList();
    Evaluation evaluation =
        ValueEvaluation.run(
            new ValueRequest(orders, calibrationEnd, horizonDays, named, desk.spark()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
