package org.kith.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  private final String stage;
  private final Session session;

  private StageCommand(String stage, Session session) {
    this.stage = stage;
    this.session = session;
  }

  /** The stages of a night, a command each, in their order. */
  static List<CommandLine> all(Session session) {
    return List.of(
        command("ingest", "Reads the sources: facts, duplicates, quarantine.", session),
        command("identify", "Links identifiers to persons.", session),
        command("profile", "Computes every person's tags and profile.", session),
        command("train", "Trains the models on past cut-offs, and measures them.", session),
        command("score", "Scores people, and recommends items to them.", session),
        command("segment", "Decides who is in which segment, and who is held out.", session),
        command("export", "Writes the destinations' files.", session));
  }

  private static CommandLine command(String stage, String does, Session session) {
    CommandLine line = new CommandLine(new StageCommand(stage, session));
    CommandSpec spec = line.getCommandSpec().name(stage);
    spec.usageMessage()
        .description(
            does,
            "Stages before it run first, unless the lake holds their result. Publishes nothing;"
                + " 'kith nightly' takes up what is done.")
        .footer("", "Example:", "  kith " + stage + " --as-of 2026-06-30");
    return line;
  }

  @Override
  public Integer call() {
    if (session.common().asOf() == null) {
      throw Kith.misuse(
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
