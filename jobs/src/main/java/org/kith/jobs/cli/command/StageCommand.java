package org.kith.jobs.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.SummaryText;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code kith ingest}, {@code kith identify} …: a night up to one stage, without publishing. */
@Command(sortOptions = false)
final class StageCommand implements Callable<Integer> {

  /** What every stage's help says. */
  static final String NOTE =
      "Stages before it run first, unless the lake holds their result. Publishes nothing; 'kith"
          + " nightly' takes up what is done.";

  private final String stage;
  private final Session session;

  private StageCommand(String stage, Session session) {
    this.stage = stage;
    this.session = session;
  }

  /** The command of a stage that does nothing else. */
  static CommandLine of(String stage, String does, Session session) {
    CommandLine line = new CommandLine(new StageCommand(stage, session));
    CommandSpec spec = line.getCommandSpec().name(stage);
    spec.usageMessage()
        .description(does, NOTE)
        .footer("", "Example:", "  kith " + stage + " --as-of 2026-06-30");
    return line;
  }

  @Override
  public Integer call() {
    return run(stage, session);
  }

  /** Runs a night up to a stage, and prints its summary. */
  static int run(String stage, Session session) {
    if (session.common().asOf() == null) {
      throw Misuse.of(
          stage, "--as-of is missing", "Give --as-of DATE; a run never asks the clock.");
    }
    Configuration configuration = session.configuration();
    NightSummary summary =
        session
            .rooms()
            .night(
                session.spark(configuration.kith().spark()),
                new NightRequest(
                    configuration,
                    session.common().lake(),
                    session.common().asOf(),
                    Optional.empty(),
                    Optional.of(stage),
                    session.watch()));
    session.print(summary, SummaryText.of(summary));
    return NightlyCommand.statusOf(summary);
  }
}
