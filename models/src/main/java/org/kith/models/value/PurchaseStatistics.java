package org.kith.models.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Sufficient statistics of many customers' purchases: how many customers share each history, and
 * the sum of the logarithms of all intervals between purchases.
 *
 * <p>Their number grows with the days looked at and not with the customers.
 */
public final class PurchaseStatistics {

  private final PurchaseHistory[] histories;
  private final long[] customers;
  private final double logIntervals;

  private PurchaseStatistics(PurchaseHistory[] histories, long[] customers, double logIntervals) {
    this.histories = histories;
    this.customers = customers;
    this.logIntervals = logIntervals;
  }

  /**
   * Statistics of customers gathered elsewhere.
   *
   * @param customers how many share each history, each above 0
   * @param logIntervals sum over all customers of ln(weeks between one purchase and the next)
   */
  public static PurchaseStatistics of(Map<PurchaseHistory, Long> customers, double logIntervals) {
    Map<PurchaseHistory, Long> counted = new HashMap<>(customers);
    PurchaseHistory[] histories = counted.keySet().toArray(PurchaseHistory[]::new);
    Arrays.sort(histories, PurchaseStatistics::compare);
    long[] counts = Arrays.stream(histories).mapToLong(counted::get).toArray();
    return new PurchaseStatistics(histories, counts, logIntervals);
  }

  /** How many different histories there are. */
  int size() {
    return histories.length;
  }

  PurchaseHistory history(int at) {
    return histories[at];
  }

  long customers(int at) {
    return customers[at];
  }

  double logIntervals() {
    return logIntervals;
  }

  /** How many customers there are. */
  public long customers() {
    return Arrays.stream(customers).sum();
  }

  /** Purchases after the first, of all customers. */
  public long repeats() {
    long sum = 0;
    for (int i = 0; i < histories.length; i++) {
      sum += customers[i] * histories[i].repeats();
    }
    return sum;
  }

  int mostRepeats() {
    return Arrays.stream(histories).mapToInt(PurchaseHistory::repeats).max().orElse(0);
  }

  private static int compare(PurchaseHistory a, PurchaseHistory b) {
    int byRepeats = Integer.compare(a.repeats(), b.repeats());
    int byRecency = Double.compare(a.recencyWeeks(), b.recencyWeeks());
    return byRepeats != 0
        ? byRepeats
        : byRecency != 0 ? byRecency : Double.compare(a.ageWeeks(), b.ageWeeks());
  }
}
