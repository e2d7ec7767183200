package org.kith.models.value;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The brand's time, in which purchases come evenly: a day on which people buy twice as much as
 * usual counts for two. Silence after a great sale is then no sign of leaving, and the days ahead
 * count as much as the same days a year before did.
 *
 * @param firstDay of the past that is known, in days since 1970-01-01
 * @param paces how much of a usual day each day from the first on counts for, above 0; empty where
 *     all days are alike
 */
public record ShoppingClock(long firstDay, List<Double> paces) implements Serializable {

  /** All days are alike. */
  public static final ShoppingClock EVEN = new ShoppingClock(0, List.of());

  private static final double DAYS_PER_WEEK = 7;
  private static final int YEAR = 364;
  private static final int HALF_WEEK = 3;
  private static final double PRIOR = 10;
  private static final double MILLION = 1e6;

  public ShoppingClock {
    paces = List.copyOf(paces);
  }

  /**
   * Learns the pace of each day: purchases by those who had bought before ÷ those that a process
   * without seasons expects of as many customers of their ages, both over the week around the day
   * and with ten more, so that few purchases make no season. The expected ones are those of the
   * tracking plot of Fader, Hardie and Lee (2005), equation 9; growth of the brand is in both.
   *
   * @param process learnt from the same past, in weeks
   * @param arrivals first purchases by day
   * @param repeats purchases of customers who had bought on an earlier day, by day
   * @param until last day that is known
   */
  static ShoppingClock learnt(
      PurchaseProcess process,
      Map<LocalDate, Long> arrivals,
      Map<LocalDate, Long> repeats,
      LocalDate until) {
    LocalDate first = arrivals.keySet().stream().min(LocalDate::compareTo).orElse(until);
    int days = (int) (until.toEpochDay() - first.toEpochDay()) + 1;
    double[] fresh = byDay(arrivals, first, days);
    double[] seen = byDay(repeats, first, days);
    double[] expected = expected(process, fresh);
    List<Double> paces = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      double pace = (aroundOf(seen, day) + PRIOR) / (aroundOf(expected, day) + PRIOR);
      paces.add(Math.rint(pace * MILLION) / MILLION);
    }
    return new ShoppingClock(first.toEpochDay(), paces);
  }

  private static double[] byDay(Map<LocalDate, Long> counts, LocalDate first, int days) {
    double[] array = new double[days];
    counts.forEach(
        (day, count) -> {
          int at = (int) (day.toEpochDay() - first.toEpochDay());
          if (at >= 0 && at < days) {
            array[at] += count;
          }
        });
    return array;
  }

  private static double[] expected(PurchaseProcess process, double... arrivals) {
    PurchaseOutlook newcomer = process.outlook(new PurchaseHistory(0, 0, 0));
    double[] increments = new double[arrivals.length];
    double before = 0;
    for (int age = 1; age < increments.length; age++) {
      double now = newcomer.expected(age / DAYS_PER_WEEK);
      increments[age] = now - before;
      before = now;
    }
    double[] expected = new double[arrivals.length];
    for (int day = 0; day < expected.length; day++) {
      for (int age = 1; age <= day; age++) {
        expected[day] += arrivals[day - age] * increments[age];
      }
    }
    return expected;
  }

  private static double aroundOf(double[] days, int middle) {
    double sum = 0;
    int last = Math.min(days.length - 1, middle + HALF_WEEK);
    for (int day = Math.max(0, middle - HALF_WEEK); day <= last; day++) {
      sum += days[day];
    }
    return sum;
  }

  /**
   * How much of a usual day a day counts for. A day after those known is as its like a year before,
   * of the same weekday; 1 where nothing is known of that either.
   */
  double pace(long day) {
    long at = day - firstDay;
    while (at >= paces.size()) {
      at -= YEAR;
    }
    return at < 0 ? 1 : paces.get((int) at);
  }

  /** Shopping days from the end of one day to the end of another, not earlier one. */
  public double days(LocalDate from, LocalDate until) {
    double sum = 0;
    for (long day = from.toEpochDay() + 1; day <= until.toEpochDay(); day++) {
      sum += pace(day);
    }
    return sum;
  }

  /** The clock as it is read at the end of a day. */
  ShoppingDays until(LocalDate last) {
    int known = (int) Math.max(0, last.toEpochDay() - firstDay + 1);
    int[] inLast = new int[paces.isEmpty() ? 1 : known + 1];
    double sum = 0;
    for (int back = 1; back < inLast.length; back++) {
      sum += pace(last.toEpochDay() - back + 1);
      inLast[back] = (int) Math.rint(sum);
    }
    return new ShoppingDays(inLast);
  }
}
