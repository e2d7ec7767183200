package org.kith.jobs.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.command.Checkup.Finding;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.TextTable;
import picocli.CommandLine.Command;

/** {@code kith doctor}: whether a night could run here, in plain words. */
@Command(
    name = "doctor",
    description =
        "Checks environment, configuration, key, rules, sources, lake and Spark, in plain words.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kith doctor",
      "  kith doctor --conf conf/examples/lastfm --set data=DIR --lake L",
      "  kith --master spark://HOST:7077 doctor"
    })
final class DoctorCommand implements Callable<Integer> {

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new Checkup(session).run();
    TextTable table = new TextTable("", "check", "finding");
    findings.forEach(
        finding -> table.row(finding.ok() ? "ok" : "!!", finding.check(), finding.says()));
    session.print(Map.of("checks", findings), table.toString());
    long bad = findings.stream().filter(finding -> !finding.ok()).count();
    if (bad > 0) {
      throw new Problem(
          Problem.Code.CONF_INVALID,
          "kith doctor",
          "%d of %d checks found something wrong".formatted(bad, findings.size()),
          "Correct what the lines marked !! say.");
    }
    return 0;
  }
}
