package org.kith.jobs.cli.operate;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.settings.Configuration;
import org.kith.jobs.standing.StandingFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith report}: the standing reports. */
@Command(
    name = "report",
    description = "Reports a day, a week or a month: sales, repurchase, referral, what stands out.",
    sortOptions = false,
    footer = {
      "",
      "Reads the newest release. Writes LAKE/reports/PERIOD-DAY.html, .csv and .alerts.jsonl, a "
          + "day that stands out a line. --as-of is the period's last day; default: the "
          + "release's own.",
      "",
      "Examples:",
      "  kith report --period week",
      "  kith report --period month --as-of 2026-05-31 --json"
    })
public final class ReportCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "day|week|month",
      description = "The last 1, 7 or 30 days.")
  private String period;

  public ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    StandingFigures report =
        session
            .rooms()
            .operations()
            .report(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                period,
                Optional.ofNullable(session.common().asOf()));
    session.print(
        report,
        String.format(
            Locale.ROOT,
            "%s to %s: %,d orders of %,d buyers for %,.0f; %d days stand out%n%s",
            report.from(),
            report.to(),
            report.sales().orders(),
            report.sales().buyers(),
            report.sales().spend(),
            report.anomalies().size(),
            String.join("\n", report.files().values())));
    return 0;
  }
}
