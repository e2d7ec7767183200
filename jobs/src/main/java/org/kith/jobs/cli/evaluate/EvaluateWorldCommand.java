package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Releases;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.world.WorldEvaluation;
import org.kith.jobs.evaluate.world.WorldRequest;
import org.kith.jobs.night.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate world}: what a night says of a simulated brand's people, against truth. */
@Command(
    name = "world",
    description = "What the last night says of a simulated brand's people, against the truth.",
    sortOptions = false,
    footer = {
      "",
      "The one evaluation that reads a lake: persons, communities, roles, influence, robots and "
          + "referrals of its newest release, against what 'kith world' knows.",
      "",
      "Example:",
      "  kith evaluate world --world demo --lake lake --set data=demo/data --json"
    })
final class EvaluateWorldCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--world",
      required = true,
      paramLabel = "DIR",
      description = "Folder that 'kith world' wrote, with data and truth.")
  private Path world;

  EvaluateWorldCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Lake lake = new Lake(desk.spark().get(), desk.lake().get());
    Evaluation evaluation =
        WorldEvaluation.run(
            new WorldRequest(
                world,
                lake,
                new Releases(lake).newestOrProblem(),
                Keys.of(desk.configuration().get().kith(), System.getenv())));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
