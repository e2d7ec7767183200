package org.kith.models.value;

import org.kith.features.error.Problem;

/** Learns purchase and spend processes from statistics, by maximum likelihood. */
public final class ValueFits {

  private static final int MOST_REGULAR = 6;

  private ValueFits() {}

  /**
   * BG/NBD.
   *
   * @throws Problem {@code GATE_REFUSED} when nobody ever bought again
   */
  public static PurchaseProcess bgNbd(PurchaseStatistics statistics) {
    return purchases(statistics, false, 1);
  }

  /**
   * MBG/CNBD-k of the likeliest k from 1 to 6.
   *
   * @throws Problem {@code GATE_REFUSED} when nobody ever bought again
   */
  public static PurchaseProcess mbgCnbdK(PurchaseStatistics statistics) {
    PurchaseProcess best = purchases(statistics, true, 1);
    for (int k = 2; k <= MOST_REGULAR; k++) {
      PurchaseProcess next = purchases(statistics, true, k);
      if (next.logLikelihood(statistics) <= best.logLikelihood(statistics)) {
        return best;
      }
      best = next;
    }
    return best;
  }

  /**
   * Gamma-Gamma; the same p and q in any currency, as spends are measured by their mean.
   *
   * @throws Problem {@code GATE_REFUSED} when there are fewer than two customers
   */
  public static SpendProcess gammaGamma(SpendStatistics statistics) {
    if (statistics.customers() < 2) {
      throw tooFew("customers who bought again for money", statistics.customers(), 2);
    }
    double mean = statistics.mean();
    SpendStatistics relative = statistics.inUnitsOf(mean);
    double[] best =
        MaximumLikelihood.of(
            v -> spends(v, 1).logLikelihood(relative) / relative.customers(), 1, 2, 1);
    return spends(best, mean);
  }

  private static PurchaseProcess purchases(
      PurchaseStatistics statistics, boolean leavesAtFirst, int k) {
    if (statistics.repeats() == 0) {
      throw tooFew("purchases after a customer's first", 0, 1);
    }
    double[] best =
        MaximumLikelihood.of(
            v -> process(leavesAtFirst, k, v).logLikelihood(statistics) / statistics.customers(),
            1,
            10,
            1,
            1);
    return process(leavesAtFirst, k, best);
  }

  private static PurchaseProcess process(boolean leavesAtFirst, int k, double... v) {
    return new PurchaseProcess(leavesAtFirst, k, v[0], v[1], v[2], v[3]);
  }

  /** What was found of spends that were measured by their mean. */
  private static SpendProcess spends(double[] v, double mean) {
    return new SpendProcess(v[0], v[1], v[2] * mean, mean);
  }

  private static Problem tooFew(String what, long found, long needed) {
    return new Problem(
        Problem.Code.GATE_REFUSED,
        what,
        "there are %d; at least %d are needed".formatted(found, needed),
        "Take a longer past, or leave the value model out");
  }
}
