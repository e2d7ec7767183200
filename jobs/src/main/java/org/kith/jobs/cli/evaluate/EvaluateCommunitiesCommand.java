package org.kith.jobs.cli.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.evaluate.Evaluation;
import org.kith.jobs.evaluate.communities.CommunitiesEvaluation;
import org.kith.jobs.evaluate.communities.CommunitiesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith evaluate communities}: who belongs together, in the caller's graph. */
@Command(
    name = "communities",
    description = "Who belongs together, told from who is tied to whom; measured if you know.",
    sortOptions = false,
    footer = {
      "",
      "Beside the resolutions that you name, one is chosen from the graph alone. "
          + "A file may also be an edge list without a header: two words a line, parted by "
          + "blanks; a third is the weight.",
      "",
      "Example:",
      "  kith evaluate communities --edges edges.txt --truth departments.txt --json"
    })
final class EvaluateCommunitiesCommand implements Callable<Integer> {

  private final EvaluateDesk desk;

  @Option(
      names = "--edges",
      required = true,
      paramLabel = "F",
      description =
          "Pairs of nodes: the first two columns; the one named weight, or a third of numbers, is"
              + " the weight.")
  private Path edges;

  @Option(
      names = "--truth",
      paramLabel = "F",
      description = "Nodes and the groups that they belong to: the first two columns.")
  private Optional<Path> truth = Optional.empty();

  @Option(
      names = "--resolution",
      split = ",",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "1 for plain modularity, more for smaller communities. Default: ${DEFAULT-VALUE}.")
  private List<Double> resolutions;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Seeds tried, of which the best is kept. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The first seed. Default: ${DEFAULT-VALUE}.")
  private long seed;

  EvaluateCommunitiesCommand(EvaluateDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw Misuse.of("--seeds is %d; it must be 1 or more".formatted(seeds), "Correct it.");
    }
    for (double resolution : resolutions) {
      if (!(resolution > 0 && Double.isFinite(resolution))) {
        throw Misuse.of(
            "--resolution is %s; it must be above 0".formatted(resolution), "Correct it.");
      }
    }
    Evaluation evaluation =
        CommunitiesEvaluation.run(
            new CommunitiesRequest(edges, truth, resolutions, seeds, seed, desk.spark()));
    desk.print().accept(evaluation, EvaluationText.of(evaluation));
    return 0;
  }
}
