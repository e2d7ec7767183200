package org.kith.jobs.cli.bench;

import java.util.concurrent.Callable;
import org.kith.jobs.bench.profile.ProfileBench;
import org.kith.jobs.bench.profile.ProfileRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kith bench profile}: tags against the same written as DuckDB SQL. */
@Command(
    name = "profile",
    description = "Tags over orders and social events: ours against the same in DuckDB's SQL.",
    sortOptions = false,
    footer = {
      "",
      "Scale 1 is 10,000 people. Both engines read the same Parquet files and write a profile; what "
          + "they say of everybody is compared, and the values that agree are counted.",
      "",
      "Examples:",
      "  kith bench profile --scale 1",
      "  kith bench profile --scale 10 --runs 3 --json"
    })
final class BenchProfileCommand implements Callable<Integer> {

  private static final String NAME = "kith bench profile";

  private final BenchDesk desk;

  @Mixin private ProcessOptions process;

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "F",
      description = "1 for 10,000 people.")
  private double scale;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "730",
      description = "Days of history. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Times that each is timed; the fastest counts. Default: ${DEFAULT-VALUE}.")
  private int runs;

  BenchProfileCommand(BenchDesk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    ProfileRequest request = BenchDesk.request(NAME, this::request);
    return desk.measured(new ProfileBench(request)::run, ProfileText::of);
  }

  private ProfileRequest request() {
    return new ProfileRequest(
        scale,
        days,
        process.seed,
        process.threads,
        process.heap,
        runs,
        desk.conf().get().toString(),
        desk.set().get(),
        desk.progress());
  }
}
