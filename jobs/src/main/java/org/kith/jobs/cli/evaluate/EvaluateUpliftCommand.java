package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.uplift.Offer;
import org.kith.jobs.evaluate.uplift.UpliftEvaluation;
import org.kith.jobs.evaluate.uplift.UpliftRequest;
import org.kith.models.uplift.UpliftLearner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate uplift}: whom an offer changed in the caller's campaign. */
@Command(
    name = "uplift",
    description = "Whom an offer changes, learnt from your campaign and its held-out people.",
    sortOptions = false,
    footer = {
      "",
      "Rows of other arms are left out. Each learner stands beside the best single column.",
      "",
      "Example:",
      "  kith evaluate uplift --data campaign.csv --treatment segment --treated 'E-Mail'",
      "      --control 'No E-Mail' --outcome visit --drop conversion,spend --json"
    })
final class EvaluateUpliftCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "F",
      description = "A row a person: what was known before, the arm, the outcome.")
  private Path data;

  @Option(
      names = "--treatment",
      required = true,
      paramLabel = "COL",
      description = "Column that says who got the offer.")
  private String treatment;

  @Option(
      names = "--treated",
      paramLabel = "VALUE",
      description = "Its value for those who did. Default: 1, true, yes.")
  private String treated;

  @Option(
      names = "--control",
      paramLabel = "VALUE",
      description = "Its value for those who did not. Default: 0, false, no.")
  private String control;

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "COL",
      description = "Column of what then was: a number, or yes and no.")
  private String outcome;

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "COL",
      description = "Columns not to learn from, such as other outcomes.")
  private List<String> drop = List.of();

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = "Learners, with commas. Default: t-learner,x-learner,r-learner,dr-learner.")
  private List<String> models = UpliftLearner.labels();

  @Option(
      names = "--splits",
      paramLabel = "N",
      defaultValue = "20",
      description = "Seeded halvings to measure on. Default: ${DEFAULT-VALUE}.")
  private int splits;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Start of the random generators. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--worth",
      paramLabel = "AMOUNT",
      description = "What one more of the outcome is worth: tells what an offer to the best earns.")
  private Double worth;

  @Option(
      names = "--cost",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "What one offer costs, beside --worth. Default: ${DEFAULT-VALUE}.")
  private double cost;

  EvaluateUpliftCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (splits < 1) {
      throw Misuse.of("--splits is %d; it must be 1 or more".formatted(splits), "Correct it.");
    }
    List<String> named =
        models.stream()
            .map(name -> Misuse.oneOf("--models", name.strip(), UpliftLearner.labels()))
            .distinct()
            .toList();
    Evaluation evaluation =
        UpliftEvaluation.run(
            new UpliftRequest(
                data,
                treatment,
                treated,
                control,
                outcome,
                drop.stream().map(String::strip).toList(),
                named,
                splits,
                seed,
                offer(),
                desk.spark(),
                desk.progress()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }

  private Optional<Offer> offer() {
    boolean known = worth == null ? cost == 0 : Double.isFinite(worth) && Double.isFinite(cost);
    if (!known || cost < 0) {
      throw Misuse.of(
          "--worth is %s and --cost is %s; both must be numbers, the cost 0 or more"
              .formatted(worth == null ? "not given" : worth, cost),
          "Give --worth, and what an offer costs with --cost.");
    }
    return Optional.ofNullable(worth).map(amount -> new Offer(amount, cost));
  }
}
