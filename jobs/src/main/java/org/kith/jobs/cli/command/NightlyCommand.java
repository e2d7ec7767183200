package org.kith.jobs.cli.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.jobs.cli.session.Misuse;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.cli.view.SummaryText;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.NightSummary;
import org.kith.jobs.settings.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kith nightly}: all stages, resumable, published as one release; or a range of nights. */
@Command(
    name = "nightly",
    description = "Runs a night: all stages, published as one release.",
    sortOptions = false,
    footer = {
      "",
      "A night that was killed goes on where it was; a night that is published is left as it is. "
          + "Readers see the release that was published last, so rebuild old nights in a lake of "
          + "their own.",
      "",
      "Examples:",
      "  kith nightly --as-of 2026-06-30",
      "  kith nightly --from 2026-06-24 --to 2026-06-30",
      "  kith nightly --as-of 2026-03-31 --known-at 2026-04-15 --lake lakes/restated",
      "  kith nightly --conf conf/examples/lastfm --set data=DIR --as-of 2011-06-01 --json"
    })
final class NightlyCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--from", paramLabel = "DATE", description = "First night of a backfill.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last night of a backfill.")
  private LocalDate to;

  @Option(
      names = "--known-at",
      paramLabel = "DATE",
      description =
          "Rebuild the night with what was known at the end of this day: facts that came later are"
              + " unseen, late ones that came by then are seen. Default: each night's own day.")
  private LocalDate knownAt;

  @Option(
      names = "--accept",
      paramLabel = "REASON",
      description = "Pass a stop for volume or drift, and record why.")
  private String accept;

  NightlyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<LocalDate> days = days();
    Configuration configuration = session.configuration();
    Supplier<SparkSession> spark = session.spark(configuration.kith().spark());
    List<NightSummary> nights = new ArrayList<>();
    for (LocalDate day : days) {
      NightSummary night = session.rooms().night(spark, request(configuration, day));
      nights.add(night);
      if (night.outcome() == NightSummary.Outcome.REFUSED) {
        break;
      }
    }
    NightSummary last = nights.get(nights.size() - 1);
    Object result = from == null ? last : Map.of("nights", nights);
    session.print(result, SummaryText.of(last));
    return statusOf(last);
  }

  /**
   * The exit status of a night.
   *
   * @throws Problem {@code GATE_REFUSED} when a gate refused to publish
   */
  static int statusOf(NightSummary night) {
    if (night.outcome() != NightSummary.Outcome.REFUSED) {
      return 0;
    }
    String[] parts = night.refusal() == null ? new String[0] : night.refusal().split(" · ", 3);
    if (parts.length == 3) {
      throw new Problem(Problem.Code.GATE_REFUSED, parts[0], parts[1], parts[2]);
    }
    throw new Problem(
        Problem.Code.GATE_REFUSED,
        "the night of " + night.asOf(),
        night.refusal() == null ? "a gate refused to publish it" : night.refusal(),
        "Look at its report; the release before it stays.");
  }

  private NightRequest request(Configuration configuration, LocalDate day) {
    return new NightRequest(
        configuration,
        session.common().lake(),
        day,
        Optional.ofNullable(knownAt),
        Optional.ofNullable(accept),
        Optional.empty(),
        session.watch());
  }

  private List<LocalDate> days() {
    LocalDate asOf = session.common().asOf();
    if (asOf != null && from == null && to == null) {
      return List.of(asOf);
    }
    if (asOf == null && from != null && to != null && !from.isAfter(to)) {
      return from.datesUntil(to.plusDays(1)).toList();
    }
    throw Misuse.of(
        "nightly",
        "the night is not named, or not by one means",
        "Give --as-of DATE, or --from DATE and a later --to DATE.");
  }
}
