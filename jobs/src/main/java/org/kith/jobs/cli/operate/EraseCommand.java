package org.kith.jobs.cli.operate;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.erase.Certificate;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith erase}: forgets a person, and proves it. */
@Command(
    name = "erase",
    description = "Forgets a person, in tables, exports and models, and proves it by a scan.",
    sortOptions = false,
    footer = {
      "",
      "The two newest releases stay readable, without the person; older ones go. Delivered again, "
          + "the person's rows are set aside by the rule 'erased', without their content. Killed "
          + "half-way, the same command goes on. --as-of is the day of the request; "
          + "default: the newest release's.",
      "",
      "Examples:",
      "  kith erase member:17850 --as-of 2026-07-01",
      "  kith erase phone:13800138000 --removals removals/2026-07 --json"
    })
public final class EraseCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      paramLabel = "PERSON",
      description = "A person_id, a member number, or KIND:VALUE of an identifier.")
  private String person;

  @Option(
      names = "--removals",
      paramLabel = "DIR",
      defaultValue = "removals",
      description =
          "Folder outside the lake for the remove files of the platforms that were handed the"
              + " person; hand them on, then delete them. Default: ${DEFAULT-VALUE}.")
  private Path removals;

  public EraseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Configuration configuration = session.configuration();
    Certificate certificate =
        session
            .rooms()
            .operations()
            .erase(
                session.spark(configuration.kith().spark()),
                configuration,
                session.common().lake(),
                person,
                removals,
                Optional.ofNullable(session.common().asOf()));
    session.print(certificate, EraseText.of(certificate));
    if (!certificate.certified()) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "erasure " + certificate.erasure(),
          "the scan still finds the person in " + String.join(", ", certificate.scan().hits()),
          "Delete what is named there, then run the same command again.");
    }
    return 0;
  }
}
