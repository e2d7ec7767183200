package org.kith.jobs.cli.operate;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.release.Difference;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kith diff}: what sets two releases apart. */
@Command(
    name = "diff",
    description = "Compares two releases: rows, members of segments, and what decided them.",
    sortOptions = false,
    footer = {
      "",
      "Says whether a change comes from late data, new data, configuration or code, from what the "
          + "releases record. Columns that only name the night, such as as_of, are not compared.",
      "",
      "Examples:",
      "  kith diff 41 42",
      "  kith diff 0123456789abcdef fedcba9876543210 --lake L --json"
    })
public final class DiffCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(index = "0", paramLabel = "A", description = "Id or sequence of the one release.")
  private String from;

  @Parameters(index = "1", paramLabel = "B", description = "Id or sequence of the other.")
  private String to;

  public DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    Difference difference =
        session
            .rooms()
            .operations()
            .diff(
                session.spark(configuration.kith().spark()),
                session.common().lake(),
                configuration.kith().zone(),
                from,
                to);
    session.print(difference, DiffText.of(difference));
    return 0;
  }
}
