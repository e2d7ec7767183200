package org.kith.jobs.cli.evaluate;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kith evaluate}: it lists what can be measured. */
@Command(
    name = "evaluate",
    description =
        "A workbench: models measured on your own flat files; no lake is needed but for world.",
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    sortOptions = false,
    footer = {
      "",
      "Files are CSV or TSV with a header, gzipped or not, or Parquet; the header tells the"
          + " separator.",
      "",
      "Examples:",
      "  kith evaluate recommend --train train.tsv --test test.tsv",
      "  kith evaluate recommend --interactions orders.csv --split temporal --tune 20 --json",
      "  kith evaluate value --orders orders.csv --calibration-end 1997-09-30 --horizon 273",
      "  kith evaluate basket --baskets lines.csv --min-support 0.01 --min-confidence 0.5",
      "  kith evaluate propensity --data calls.csv --label y --drop duration",
      "  kith evaluate uplift --data campaign.csv --treatment offered --outcome bought",
      "  kith evaluate text --data hotels.csv,takeaway.csv --text review --label label",
      "  kith evaluate communities --edges edges.txt --truth departments.txt",
      "  kith evaluate world --world demo --lake lake"
    })
public final class EvaluateCommand implements Runnable {

  @Spec private CommandSpec spec;

  private EvaluateCommand() {}

  /** The command with its parts. */
  public static CommandLine of(EvaluateDesk desk) {
    CommandLine line = new CommandLine(new EvaluateCommand());
    line.addSubcommand(new EvaluateRecommendCommand(desk));
    line.addSubcommand(new EvaluateValueCommand(desk));
    line.addSubcommand(new EvaluateBasketCommand(desk));
    line.addSubcommand(new EvaluateUpliftCommand(desk));
    line.addSubcommand(new EvaluateTextCommand(desk));
    line.addSubcommand(new EvaluateCommunitiesCommand(desk));
    line.addSubcommand(new EvaluatePropensityCommand(desk));
    line.addSubcommand(new EvaluateIdentityCommand(desk));
    line.addSubcommand(new EvaluateWorldCommand(desk));
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
