package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.SegmentPreviewText;
import org.kith.jobs.preview.SegmentPreviewFigures;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith segment}: the stage, or with {@code --preview} a trial of one definition. */
@Command(
    name = "segment",
    description = {"Decides who is in which segment, and who is held out.", StageCommand.NOTE},
    sortOptions = false,
    footer = {
      "",
      "NAME --preview tries the segment as the configuration defines it now on the people of the"
          + " newest release, or of --as-of's: how many there are, have consented, are not"
          + " suppressed and can be"
          + " reached, by which tags they differ most from everyone else, and how small a lift the"
          + " holdout could show. It writes nothing.",
      "",
      "Examples:",
      "  kith segment --as-of 2026-06-30",
      "  kith segment win-back --preview",
      "  kith segment win-back --preview --set segments/win-back.holdout=0.2 --json"
    })
final class SegmentCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "With --preview: the segment to try.")
  private String name;

  @Option(names = "--preview", description = "Try a segment instead; writes nothing.")
  private boolean preview;

  SegmentCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (preview && name == null) {
      throw Misuse.of("segment", "--preview names no segment", "Give its name: NAME --preview.");
    }
    if (!preview && name != null) {
      throw Misuse.of(
          "segment",
          "a segment is named without --preview; the stage decides all of them together",
          "Add --preview, or leave the name out.");
    }
    return preview ? trySegment() : StageCommand.run("segment", session);
  }

  private int trySegment() {
    Configuration configuration = session.configuration();
    SegmentPreviewFigures figures =
        session
            .rooms()
            .segmentPreview(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                name);
    session.print(figures, SegmentPreviewText.of(figures));
    return 0;
  }
}
