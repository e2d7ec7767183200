package org.kith.jobs.cli.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kith bench}: it lists what can be measured. */
@Command(
    name = "bench",
    description = "Measures speed and memory against peers, side by side.",
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    sortOptions = false,
    footer = {
      "",
      "Each engine runs in a process of its own; ratios travel to other machines, seconds do not.",
      "",
      "Examples:",
      "  kith bench recommend --size M",
      "  kith bench profile --scale 1",
      "  kith bench night --scale 1,10",
      "  kith bench portal --people 10000000"
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  private BenchCommand() {}

  /** The command with its parts. */
  public static CommandLine of(BenchDesk desk) {
    CommandLine line = new CommandLine(new BenchCommand());
    line.addSubcommand(new BenchRecommendCommand(desk));
    line.addSubcommand(new BenchProfileCommand(desk));
    line.addSubcommand(new BenchNightCommand(desk));
    line.addSubcommand(new BenchPortalCommand(desk));
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
