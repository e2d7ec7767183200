package org.kith.jobs.cli.command;

import java.util.List;
import org.kith.jobs.cli.bench.BenchCommand;
import org.kith.jobs.cli.evaluate.EvaluateCommand;
import org.kith.jobs.cli.operate.DiffCommand;
import org.kith.jobs.cli.operate.EraseCommand;
import org.kith.jobs.cli.operate.ReportCommand;
import org.kith.jobs.cli.operate.RollbackCommand;
import org.kith.jobs.cli.portal.PortalCommand;
import org.kith.jobs.cli.session.Session;

/** The commands that run the house, in the order of the help. */
public final class Commands {

  private Commands() {}

  /** All of them, for picocli. */
  public static List<Object> of(Session session) {
    return List.of(
        new DemoCommand(session),
        new WorldCommand(session),
        new NightlyCommand(session),
        StageCommand.of("ingest", "Reads the sources: facts, duplicates, quarantine.", session),
        StageCommand.of("identify", "Links identifiers to persons.", session),
        new ProfileCommand(session),
        StageCommand.of("train", "Trains the models on past cut-offs, and measures them.", session),
        StageCommand.of("score", "Scores people, and recommends items to them.", session),
        new SegmentCommand(session),
        StageCommand.of("export", "Writes the destinations' files.", session),
        EvaluateCommand.of(session.evaluateDesk()),
        BenchCommand.of(session.benchDesk()),
        new MeasureCommand(session),
        new ExplainCommand(session),
        new ReleasesCommand(session),
        new RollbackCommand(session),
        new DiffCommand(session),
        new EraseCommand(session),
        new ReportCommand(session),
        new ReproCommand(session),
        PortalCommand.of(session.portalDesk()),
        new DoctorCommand(session),
        new CompletionCommand(session));
  }
}
