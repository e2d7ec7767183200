package org.kith.jobs.cli.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kith.jobs.bench.pairs.Size;
import org.kith.jobs.bench.recommend.EngineName;
import org.kith.jobs.bench.recommend.RecommendBench;
import org.kith.jobs.bench.recommend.RecommendRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith bench recommend}: recommenders on the same made-up pairs. */
@Command(
    name = "recommend",
    description = "Recommenders on the same made-up pairs: ours against Spark MLlib's.",
    sortOptions = false,
    footer = {
      "",
      "S is 10,000 people x 5,000 items, half a million pairs; M 100,000 x 20,000, five million; "
          + "L 500,000 x 50,000, twenty-five million. Rank 64, 10 iterations, the 50 best items of "
          + "everybody.",
      "",
      "Examples:",
      "  kith bench recommend --size M --json",
      "  kith bench recommend --size L --engines ials --heap 4g",
      "  kith bench recommend --size S --runs 3"
    })
final class BenchRecommendCommand implements Callable<Integer> {

  private static final String NAME = "kith bench recommend";

  private final BenchDesk desk;

  @Mixin private ProcessOptions process;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "S|M|L",
      description = "How many people, items and pairs.")
  private String size;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description =
          "Some of mllib-als, ials, ials-cholesky, als, with commas. Default: the first three.")
  private List<String> engines = EngineName.USUAL.stream().map(EngineName::shown).toList();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Times that each is timed; the fastest counts. Default: ${DEFAULT-VALUE}.")
  private int runs;

  BenchRecommendCommand(BenchDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    RecommendRequest request = BenchDesk.request(NAME, this::request);
    return desk.measured(new RecommendBench(request)::run, RecommendText::of);
  }

  private RecommendRequest request() {
    List<EngineName> named = engines.stream().map(EngineName::of).toList();
    return new RecommendRequest(
        size(), named, process.threads, process.heap, process.seed, runs, desk.progress());
  }

  private Size size() {
    return Arrays.stream(Size.values())
        .filter(known -> known.name().equals(size.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> BenchDesk.misuse(NAME, "--size is %s; it must be S, M or L".formatted(size)));
  }
}
