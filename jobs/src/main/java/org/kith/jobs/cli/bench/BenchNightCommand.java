package org.kith.jobs.cli.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.kith.jobs.bench.night.NightBench;
import org.kith.jobs.bench.night.NightBenchRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith bench night}: seconds of a night, stage by stage. */
@Command(
    name = "night",
    description = "A night on simulated brands: seconds per stage, and after a day of few changes.",
    sortOptions = false,
    footer = {
      "",
      "Scale 1 is 10,000 people. After the first night come nights of the next day, on which 1, 10 "
          + "and 50 %% of the people bought, and the first of these computed in full. With --stages "
          + "the night ends after the last of them, and there is no next one. With --nights the next "
          + "nights run on the same lake, a day after the other. A stage that cannot be run is "
          + "named, with the reason.",
      "",
      "Examples:",
      "  kith bench night --scale 1,10 --json",
      "  kith bench night --scale 100 --stages world,ingest,profile",
      "  kith bench night --scale .03 --nights 60 --set retention.releases='7 days'"
    })
final class BenchNightCommand implements Callable<Integer> {

  private static final String NAME = "kith bench night";

  private final BenchDesk desk;

  @Mixin private ProcessOptions process;

  @Option(
      names = "--scale",
      required = true,
      split = ",",
      paramLabel = "F",
      description = "1 for 10,000 people; several with commas.")
  private List<Double> scales;

  @Option(
      names = "--stages",
      split = ",",
      paramLabel = "STAGE",
      description = "Show these alone, of world and the stages of a night, with commas.")
  private List<String> stages = List.of();

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Nights in a row, 1 %% of the people buying each day. Default: ${DEFAULT-VALUE}.")
  private int nights;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "730",
      description = "Days of history. Default: ${DEFAULT-VALUE}.")
  private int days;

  BenchNightCommand(BenchDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    NightBenchRequest request = BenchDesk.request(NAME, this::request);
    return desk.measured(new NightBench(request)::run, NightText::of);
  }

  private NightBenchRequest request() {
    return new NightBenchRequest(
        scales,
        stages,
        nights,
        days,
        process.threads,
        process.heap,
        process.seed,
        desk.conf().get().toString(),
        desk.set().get(),
        desk.progress());
  }
}
