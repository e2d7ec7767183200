package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.MeasureText;
import org.kith.jobs.measure.MeasureFigures;
import org.kith.jobs.measure.MeasureSettings;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith measure}: what campaigns and segments earned, from those who were held out. */
@Command(
    name = "measure",
    description = {
      "Says what each campaign and each exported segment earned, from those who were held out of"
          + " it.",
      "Campaigns come from the table exposures; cost and clicks of an exported segment come back"
          + " there under the campaign id segment/NAME. Nothing is claimed where the bounds hold"
          + " zero, or an arm is missing or too small. The figures are kept in"
          + " LAKE/measures/RELEASE.json."
    },
    sortOptions = false,
    footer = {"", "Examples:", "  kith measure", "  kith measure --days 14 --detect .01 --json"})
final class MeasureCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Days after a segment's export in which an order counts; ${DEFAULT-VALUE} unless told.")
  private int days;

  @Option(
      names = "--before",
      paramLabel = "N",
      defaultValue = "180",
      description =
          "Days before the start whose orders narrow the bounds; ${DEFAULT-VALUE} unless told.")
  private int before;

  @Option(
      names = "--detect",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description =
          "Lift of the order rate for which the people needed are told; ${DEFAULT-VALUE} unless"
              + " told.")
  private double lift;

  MeasureCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    MeasureSettings settings = settings();
    Configuration configuration = session.configuration();
    MeasureFigures figures =
        session
            .rooms()
            .measure(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                settings);
    session.print(figures, MeasureText.of(figures));
    return 0;
  }

  private MeasureSettings settings() {
    try {
      return new MeasureSettings(new Days(days), new Days(before), lift);
    } catch (SettingFault fault) {
      throw new Problem(
          Problem.Code.USAGE,
          "kith measure",
          "%s is %s; it must be %s".formatted(fault.key(), fault.found(), fault.legal()),
          "Give another, or leave it out.");
    }
  }
}
