package org.kith.features.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The business day that a run speaks for, and what was known of it. Every query is bounded by both,
 * so that a backfill sees what the night itself saw.
 *
 * @param day last day whose events count, in the brand's zone
 * @param zone zone in which the brand's days begin and end; never the machine's own
 * @param knownOn last day whose knowledge counts: the day itself, unless a night is rebuilt as it
 *     was known earlier or later
 */
public record AsOf(LocalDate day, ZoneId zone, LocalDate knownOn) {

  public AsOf {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(knownOn, "knownOn");
  }

  /** A day as it was known when it ended. */
  public AsOf(LocalDate day, ZoneId zone) {
    this(day, zone, day);
  }

  /** First instant that is too late to have happened: an event counts when it is before. */
  public Instant cutoff() {
    return endOf(day);
  }

  /** First instant that is too late to be known: a fact counts when {@code known_at} is before. */
  public Instant knownBefore() {
    return endOf(knownOn);
  }

  /** First instant of a look-back of so many calendar days that ends with {@link #day}. */
  public Instant startOfLast(int days) {
    return day.minusDays(days - 1L).atStartOfDay(zone).toInstant();
  }

  /**
   * First instant after a look-ahead of so many calendar days that starts the day after {@link
   * #day}.
   */
  public Instant endOfNext(int days) {
    return endOf(day.plusDays(days));
  }

  /** The same zone, so many days earlier. */
  public AsOf minusDays(int days) {
    return on(day.minusDays(days));
  }

  /**
   * An earlier day as it was known when it ended, or as far as this one knows, whichever is less.
   *
   * @param earlier the day itself gives the same as-of
   */
  public AsOf on(LocalDate earlier) {
    if (earlier.equals(day)) {
      return this;
    }
    return new AsOf(earlier, zone, earlier.isBefore(knownOn) ? earlier : knownOn);
  }

  /** The day, and what was known of it where that is not what its own night knew. */
  public String words() {
    return knownOn.equals(day) ? day.toString() : day + " as known on " + knownOn;
  }

  private Instant endOf(LocalDate last) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
