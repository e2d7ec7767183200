package org.kith.models.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many customers share a number of purchases and a mean spend. */
public final class SpendStatistics {

  private final int[] purchases;
  private final double[] meanSpend;
  private final long[] customers;

  private SpendStatistics(int[] purchases, double[] meanSpend, long[] customers) {
    this.purchases = purchases;
    this.meanSpend = meanSpend;
    this.customers = customers;
  }

  /**
   * Some customers who are alike.
   *
   * @param purchases how many the mean is of, 1 or more
   * @param meanSpend mean spend of a purchase, above 0
   * @param customers how many customers they are, 1 or more
   */
  public record Alike(int purchases, double meanSpend, long customers) {

    public Alike {
      boolean legal = meanSpend > 0 && Double.isFinite(meanSpend);
      if (purchases < 1 || !legal || customers < 1) {
        throw new IllegalArgumentException(
            "%d customers with %d purchases of %s".formatted(customers, purchases, meanSpend));
      }
    }
  }

  /** Statistics of these customers, in any order. */
  public static SpendStatistics of(List<Alike> alike) {
    List<Alike> sorted = new ArrayList<>(alike);
    sorted.sort(
        (x, y) ->
            x.purchases() != y.purchases()
                ? Integer.compare(x.purchases(), y.purchases())
                : Double.compare(x.meanSpend(), y.meanSpend()));
    return new SpendStatistics(
        sorted.stream().mapToInt(Alike::purchases).toArray(),
        sorted.stream().mapToDouble(Alike::meanSpend).toArray(),
        sorted.stream().mapToLong(Alike::customers).toArray());
  }

  int size() {
    return purchases.length;
  }

  int purchases(int at) {
    return purchases[at];
  }

  double meanSpend(int at) {
    return meanSpend[at];
  }

  long customers(int at) {
    return customers[at];
  }

  /** How many customers there are. */
  public long customers() {
    return Arrays.stream(customers).sum();
  }

  /** The same customers, their spends divided by a unit above 0. */
  SpendStatistics inUnitsOf(double unit) {
    double[] relative = Arrays.stream(meanSpend).map(spend -> spend / unit).toArray();
    return new SpendStatistics(purchases, relative, customers);
  }

  /** Mean over customers of their mean spends. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < purchases.length; i++) {
      sum += customers[i] * meanSpend[i];
    }
    return sum / customers();
  }
}
