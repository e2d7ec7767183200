package org.kith.features.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The business day that a run speaks for. Every query is bounded by it, so that a backfill sees
 * what the night itself saw.
 *
 * @param day last day whose events count, in the brand's zone
 * @param zone zone in which the brand's days begin and end; never the machine's own
 */
public record AsOf(LocalDate day, ZoneId zone) {

  public AsOf {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(zone, "zone");
  }

  /** First instant that is too late to be seen: an event counts when {@code known_at < cutoff}. */
  public Instant cutoff() {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
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
    return day.plusDays(days + 1L).atStartOfDay(zone).toInstant();
  }

  /** The same zone, so many days earlier. */
  public AsOf minusDays(int days) {
    return new AsOf(day.minusDays(days), zone);
  }
}
