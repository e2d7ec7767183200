package org.kith.jobs.cli.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.jobs.bench.Scratch;
import org.kith.jobs.bench.portal.PortalBench;
import org.kith.jobs.bench.portal.PortalFigures;
import org.kith.jobs.bench.portal.PortalFigures.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith bench portal}: how fast the portal answers when a brand is large. */
@Command(
    name = "portal",
    description = "Times the portal's pages and its counts on simulated people.",
    sortOptions = false,
    footer = {"", "Example:", "  kith bench portal --people 10000000 --values 500 --json"})
final class BenchPortalCommand implements Callable<Integer> {

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Simulated people. Default: ${DEFAULT-VALUE}.")
  private int people;

  @Option(
      names = "--values",
      paramLabel = "N",
      defaultValue = "500",
      description = "Values of their tags, five a tag. Default: ${DEFAULT-VALUE}.")
  private int values;

  private final BenchDesk desk;

  BenchPortalCommand(BenchDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws Exception {
    try (Scratch scratch = new Scratch()) {
      Path folder = Path.of(scratch.path("portal"));
      PortalFigures figures = new PortalBench(people, values, desk.progress()).run(folder);
      desk.print().accept(figures, words(figures));
    }
    return 0;
  }

  private static String words(PortalFigures figures) {
    StringBuilder words = new StringBuilder();
    words.append(
        "%,d people, %,d tag values, %,d memberships: %.0f MB on disk, %.0f MB of heap%n"
            .formatted(
                figures.people(),
                figures.tagValues(),
                figures.memberships(),
                figures.fileMb(),
                figures.heapMb()));
    words.append("start to first page %.1f s%n".formatted(figures.startSeconds()));
    figures.coldPages().forEach((page, spread) -> words.append(line("first " + page, spread)));
    figures.pages().forEach((page, spread) -> words.append(line("page " + page, spread)));
    return words.append(line("what-if count with 8 destinations", figures.whatIf())).toString();
  }

  private static String line(String what, Spread spread) {
    return "%s: p50 %.1f ms, p99 %.1f ms%n".formatted(what, spread.p50(), spread.p99());
  }
}
