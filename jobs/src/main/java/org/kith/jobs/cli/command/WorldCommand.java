package org.kith.jobs.cli.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kith.features.error.SettingFault;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.world.base.WorldSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith world}: a simulated brand, with the truth about it beside its data. */
@Command(
    name = "world",
    description = "Writes a simulated brand: its data, and the truth about it.",
    sortOptions = false,
    footer = {
      "",
      "The same scale, seed, days and end give the same files.",
      "",
      "Examples:",
      "  kith world --scale 1 --seed 1 --days 730 --out worlds/one",
      "  kith world --scale .1 --seed 7 --days 365 --end 2025-12-31 --out worlds/small"
    })
final class WorldCommand implements Callable<Integer> {

  static final String LAST_DAY = "2026-06-30";

  private final Session session;

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "F",
      description = "1 for 10,000 people; 0.01 to 1000.")
  private double scale;

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "N",
      description = "Start of the random generator.")
  private long seed;

  @Option(names = "--days", required = true, paramLabel = "N", description = "Days of history.")
  private int days;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      defaultValue = LAST_DAY,
      description = "Last day of it. Default: ${DEFAULT-VALUE}.")
  private LocalDate end;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder that gets data/ and truth/.")
  private Path out;

  WorldCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.rooms().world(session.spark(Map.of()), settings("world", scale, seed, days, end), out);
    Map<String, Object> result = new java.util.LinkedHashMap<>();
    result.put("data", out.resolve("data").toString());
    result.put("truth", out.resolve("truth").toString());
    result.put("as_of", end);
    session.print(result, "data   %s%ntruth  %s%nas of  %s".formatted(result.values().toArray()));
    return 0;
  }

  /** The settings of a world, where the options are in their ranges. */
  static WorldSettings settings(String command, double scale, long seed, int days, LocalDate end) {
    try {
      return new WorldSettings(scale, seed, days, end);
    } catch (SettingFault fault) {
      throw Misuse.of(
          command,
          "--%s is %s; it must be %s".formatted(fault.key(), fault.found(), fault.legal()),
          "Run 'kith %s --help'.".formatted(command));
    }
  }
}
