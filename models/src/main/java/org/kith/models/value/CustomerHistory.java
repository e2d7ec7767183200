package org.kith.models.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;

/**
 * One customer's purchases up to a day, as the models of value see them: what was bought on one day
 * is one purchase, and the first purchase makes the customer.
 *
 * @param purchases repeats, recency and age
 * @param logIntervals sum of ln(weeks) between one purchase and the next
 * @param meanSpend mean spend of the repeats, 0 where there is none
 */
public record CustomerHistory(PurchaseHistory purchases, double logIntervals, double meanSpend) {

  private static final double DAYS_PER_WEEK = 7;

  /**
   * Reads a customer's days.
   *
   * @param spendByDay spend of each day with a purchase, at least one of them not after {@code end}
   * @param end last day that is known
   */
  public static CustomerHistory of(NavigableMap<LocalDate, Double> spendByDay, LocalDate end) {
    NavigableMap<LocalDate, Double> known = spendByDay.headMap(end, true);
    LocalDate first = known.firstKey();
    LocalDate last = first;
    double logIntervals = 0;
    double spend = 0;
    for (LocalDate day : known.tailMap(first, false).keySet()) {
      logIntervals += Math.log(weeks(last, day));
      spend += known.get(day);
      last = day;
    }
    int repeats = known.size() - 1;
    return new CustomerHistory(
        new PurchaseHistory(repeats, weeks(first, last), weeks(first, end)),
        logIntervals,
        repeats == 0 ? 0 : spend / repeats);
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / DAYS_PER_WEEK;
  }
}
