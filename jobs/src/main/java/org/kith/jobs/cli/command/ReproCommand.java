package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.ReproText;
import org.kith.jobs.night.model.ReproFigures;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kith repro}: a published model trained again from its card, and compared. */
@Command(
    name = "repro",
    description = {
      "Trains a published model again from its card, on the table versions that the card names, and"
          + " compares metrics and scores. Writes nothing.",
      "Exit status 0: the same within rounding; 1: not the same, and what differs is told."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kith repro repurchase aef4147887d7",
      "  kith repro taste 179087191506 --lake L --json"
    })
final class ReproCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "MODEL", index = "0", description = "The model's name.")
  private String model;

  @Parameters(
      paramLabel = "VERSION",
      index = "1",
      description = "One of its versions; the night's report names them.")
  private String version;

  ReproCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    ReproFigures figures =
        session
            .rooms()
            .repro(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                model,
                version);
    session.print(figures, ReproText.of(figures));
    return figures.same() ? 0 : 1;
  }
}
