package org.kith.jobs.cli.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.TagPreviewText;
import org.kith.jobs.preview.TagPreviewFigures;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith profile}: the stage, or with {@code --check} a trial of the tag catalogue. */
@Command(
    name = "profile",
    description = {"Computes every person's tags and profile.", StageCommand.NOTE},
    sortOptions = false,
    footer = {
      "",
      "--check compiles every tag rule, tells of how many people of a sample each tag says"
          + " something, and which tags nobody uses: no segment, model, destination or other tag"
          + " reads them, and they are no feature. It looks at the facts of the newest release, as of"
          + " that release's day unless --as-of is given, and writes nothing. In a lake without a"
          + " release it compiles the rules only.",
      "",
      "Examples:",
      "  kith profile --as-of 2026-06-30",
      "  kith profile --check",
      "  kith profile --check --sample 500 --json"
    })
final class ProfileCommand implements Callable<Integer> {

  private static final long USUAL_SAMPLE = 2_000;

  private final Session session;

  @Option(names = "--check", description = "Try the tag catalogue instead; writes nothing.")
  private boolean check;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "With --check: look at about so many people. Default: " + USUAL_SAMPLE + ".")
  private Long sample;

  ProfileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!check && sample != null) {
      throw Misuse.of("profile", "--sample is given without --check", "Add --check.");
    }
    return check ? tryTags() : StageCommand.run("profile", session);
  }

  private int tryTags() {
    long people = sample == null ? USUAL_SAMPLE : sample;
    if (people < 1) {
      throw Misuse.of(
          "profile", "--sample is %d; it must be 1 or more".formatted(people), "Name more people.");
    }
    Configuration configuration = session.configuration();
    TagPreviewFigures figures =
        session
            .rooms()
            .tagPreview(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                Optional.ofNullable(session.common().asOf()),
                people);
    session.print(figures, TagPreviewText.of(figures));
    return 0;
  }
}
