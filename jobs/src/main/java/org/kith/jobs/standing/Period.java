package org.kith.jobs.standing;

import java.time.Instant;
import java.time.LocalDate;
import org.kith.features.time.AsOf;

/**
 * The days that a report speaks for, and as many before them.
 *
 * @param name {@code day}, {@code week} or {@code month}
 * @param days 1, 7 or 30, the last of them the as-of's
 * @param asOf the day and zone
 */
record Period(String name, int days, AsOf asOf) {

  /** The period of that name that ends with a day; null for a name that there is not. */
  static Period of(String name, AsOf asOf) {
    return switch (name) {
      case "day" -> new Period(name, 1, asOf);
      case "week" -> new Period(name, 7, asOf);
      case "month" -> new Period(name, 30, asOf);
      default -> null;
    };
  }

  LocalDate first() {
    return asOf.day().minusDays(days - 1L);
  }

  /** First instant of it. */
  Instant start() {
    return asOf.startOfLast(days);
  }

  /** First instant of the days before, as many. */
  Instant startBefore() {
    return asOf.startOfLast(2 * days);
  }
}
