package org.kith.jobs.cli.operate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.release.Rollback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith rollback}: readers see an earlier release again. */
@Command(
    name = "rollback",
    description = "Leads readers back to an earlier release: tables, champions and exports alike.",
    sortOptions = false,
    footer = {
      "",
      "Nothing is lost: naming the release that was left leads back to it. A later night builds on "
          + "what readers see; the night that was left is published again only when something "
          + "changed.",
      "",
      "Examples:",
      "  kith rollback",
      "  kith rollback 41 --reason 'prices came without tax'",
      "  kith rollback 0123456789abcdef --lake L --json"
    })
public final class RollbackCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "Its id or sequence, see 'kith releases'. Default: the one before the newest.")
  private String release;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for the ledger.")
  private String reason;

  public RollbackCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Rollback.Result result =
        session
            .rooms()
            .operations()
            .rollback(
                session.spark(Map.of()),
                session.common().lake(),
                Optional.ofNullable(release),
                Optional.ofNullable(reason));
    session.print(
        result,
        result.from().equals(result.to())
            ? "readers see release %s of %s already".formatted(result.to(), result.asOf())
            : "readers see release %s of %s again, in place of %s"
                .formatted(result.to(), result.asOf(), result.from()));
    return 0;
  }
}
