package org.kith.jobs.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What sets one release apart from another.
 *
 * @param from the one
 * @param to the other
 * @param causes what decided the one and not the other
 * @param tables tables whose rows differ, by name
 * @param sources rows of facts that differ, by source
 * @param segments members who came and went, by segment
 */
public record Difference(
    Side from,
    Side to,
    List<Cause> causes,
    Map<String, Rows> tables,
    Map<String, SourceRows> sources,
    Map<String, Members> segments) {

  /**
   * One of the two.
   *
   * @param sequence of its newest row in the ledger
   * @param models its champions
   */
  public record Side(
      long sequence,
      String release,
      LocalDate asOf,
      LocalDate knownAt,
      Map<String, String> models) {}

  /**
   * Something that decided the one release and not the other.
   *
   * @param kind {@code late-data}, {@code new-data}, {@code day}, {@code known-at}, {@code
   *     configuration}, {@code code}, {@code base}, {@code erasure} or {@code unrecorded}
   * @param what which source, or which part of the configuration
   */
  public record Cause(String kind, String what) {}

  /**
   * Rows of a table, told apart by its key; where it has none, a changed row is one removed and one
   * added.
   */
  public record Rows(long added, long removed, long changed) {}

  /**
   * Facts of a source.
   *
   * @param late of those added, the ones that happened on or before the earlier release's day
   */
  public record SourceRows(long added, long removed, long late) {}

  /**
   * Members of a segment, of either arm.
   *
   * @param in who are in the second alone
   * @param out who are in the first alone
   * @param movedArm who are in both, in another arm
   */
  public record Members(long in, long out, long movedArm) {}
}
