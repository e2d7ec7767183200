package org.kith.jobs.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;

/**
 * Leads readers back to a release that was published before, tables, champions and exports alike.
 *
 * <p>One row is added to {@code releases}, which pins what the earlier release pinned; nothing is
 * rewritten or lost. The releases above it are withdrawn: no later night builds on them, and the
 * same night again does not publish them. Naming a withdrawn release leads readers on to it again.
 */
public final class Rollback {

  /**
   * What readers see after a rollback.
   *
   * @param from the release that they saw before
   * @param to the release that they see
   * @param asOf the day that it speaks for
   * @param sequence of the ledger's row that says so
   * @param models the champions that came back with it
   */
  public record Result(
      String from,
      String to,
      java.time.LocalDate asOf,
      long sequence,
      Map<String, String> models) {}

  private Rollback() {}

  /**
   * Goes back.
   *
   * @param name id or sequence of the release; empty for the one before the newest
   * @param reason why, for the ledger; empty for none
   * @throws Problem {@code NOT_FOUND} when there is no such release, or none before the newest;
   *     {@code LAKE_DAMAGED} when its tables can no longer be read; {@code RUN_ALREADY_ACTIVE} when
   *     a night holds the lake
   */
  public static Result to(Lake lake, Optional<String> name, Optional<String> reason) {
    try (Lease lease = Lease.take(lake)) {
      Releases releases = new Releases(lake);
      Release from = releases.newestOrProblem();
      Release target = name.map(releases::named).orElseGet(() -> before(lake, releases));
      if (target.id().equals(from.id())) {
        return new Result(from.id(), from.id(), from.day(), from.sequence(), from.models());
      }
      refuseUnreadable(lake, target);
      Release row =
          target.again(
              releases.nextSequence(),
              target.pins(),
              new Origin(Origin.Event.ROLLBACK, reason.orElse(null), target.origin().hashes()));
      lease.publish(releases, List.of(row));
      return new Result(from.id(), row.id(), row.day(), row.sequence(), row.models());
    }
  }

  private static Release before(Lake lake, Releases releases) {
    List<Release> standing = releases.standing();
    if (standing.size() < 2) {
      throw new Problem(
          Problem.Code.NOT_FOUND,
          "lake " + lake.root(),
          "no release stands before the newest",
          "Run 'kith releases' and name one, or publish a night.");
    }
    return standing.get(1);
  }

  /** A rollback that readers could not read would be worse than what they see. */
  private static void refuseUnreadable(Lake lake, Release target) {
    target.pins().versions().keySet().forEach(table -> lake.verify(table, target.pins()));
  }
}
