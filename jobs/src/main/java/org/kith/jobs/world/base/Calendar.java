package org.kith.jobs.world.base;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The brand's time: days since its first, counted with fractions, and <em>shopping days</em>, which
 * run faster when people buy more. The buying process is even in shopping days.
 */
public final class Calendar {

  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final int AHEAD = 200;
  private static final double[] HOURS = {
    1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 2, 3, 4, 5, 5.5, 6, 5, 4.5, 4.5, 5, 5, 5.5, 7, 9, 9.5, 7, 3
  };

  private final LocalDate start;
  private final int days;
  private final double[] shopping;
  private final double[] clock = new double[25];

  public Calendar(WorldSettings settings) {
    start = settings.start();
    days = settings.days();
    shopping = new double[days + AHEAD + 1];
    for (int day = 0; day < days + AHEAD; day++) {
      shopping[day + 1] = shopping[day] + Festivals.pull(start.plusDays(day));
    }
    double total = Arrays.stream(HOURS).sum();
    for (int hour = 0; hour < 24; hour++) {
      clock[hour + 1] = clock[hour] + HOURS[hour] / total;
    }
    clock[24] = 1;
  }

  /** Length of the history in days. */
  public int days() {
    return days;
  }

  /** Shopping days from the start to a day; at most 200 days beyond the end. */
  public double shopping(double day) {
    int whole = Math.min((int) day, shopping.length - 2);
    return shopping[whole] + (day - whole) * (shopping[whole + 1] - shopping[whole]);
  }

  /** The day at which so many shopping days have passed. */
  public double day(double shoppingDays) {
    int found = Arrays.binarySearch(shopping, shoppingDays);
    int whole = Math.min(found >= 0 ? found : -found - 2, shopping.length - 2);
    return whole + (shoppingDays - shopping[whole]) / (shopping[whole + 1] - shopping[whole]);
  }

  /** The calendar date of a day. */
  public LocalDate date(double day) {
    return start.plusDays((long) Math.floor(day));
  }

  /** Days from the start to the beginning of a date. */
  public double dayOf(LocalDate date) {
    return ChronoUnit.DAYS.between(start, date);
  }

  /** Local date and time, to the second; people are awake by day. */
  public LocalDateTime local(double day) {
    double within = day - Math.floor(day);
    int hour = 0;
    while (hour < 23 && clock[hour + 1] <= within) {
      hour++;
    }
    double fraction = (within - clock[hour]) / (clock[hour + 1] - clock[hour]);
    long second = (long) ((hour + Math.min(0.99999, fraction)) * 3600);
    return LocalDateTime.of(date(day), LocalTime.ofSecondOfDay(Math.min(86_399, second)));
  }

  /** {@link #local} with the zone's offset. */
  public OffsetDateTime at(double day) {
    return local(day).atOffset(OFFSET);
  }

  /** A day so many hours of the clock later. */
  public double later(double day, double hours) {
    LocalDateTime then = local(day).plusSeconds((long) (hours * 3600));
    double date = dayOf(then.toLocalDate());
    double hour = Duration.between(then.toLocalDate().atStartOfDay(), then).toSeconds() / 3600.0;
    int whole = (int) hour;
    return date + clock[whole] + (hour - whole) * (clock[whole + 1] - clock[whole]);
  }
}
