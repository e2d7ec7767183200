package org.kith.jobs.cli.command;

import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.explain.ExplainFigures;
import org.kith.jobs.explain.ExplainText;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kith explain}: why a person has these tags, recommendations and segments. */
@Command(
    name = "explain",
    description = "Says why a person has these tags, these recommendations, these segments.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kith explain p0123456789abcdef",
      "  kith explain phone:13800138000 --json",
      "  kith explain member:17850 --lake L --conf conf/examples/online-retail --set data=DIR"
    })
final class ExplainCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "PERSON",
      description =
          "A person_id of the lake, a member number, or KIND:VALUE of an identifier, such as"
              + " member:17850 or phone:13800138000. Looked up in the newest release.")
  private String person;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    ExplainFigures explanation =
        session
            .rooms()
            .explain(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                person);
    session.print(explanation, ExplainText.of(explanation));
    return 0;
  }
}
