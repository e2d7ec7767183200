package org.kith.models.recommend.neighbour;

import java.io.Serializable;
import java.util.Arrays;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * What each item's ties add up to over all people.
 *
 * @param people people tied to each item
 * @param strength sum of the ties' strengths of each item
 */
record ItemTotals(long[] people, double[] strength) implements Serializable {

  static ItemTotals of(Ties ties) {
    int items = ties.itemCount();
    double[] sums = ties.sum(2 * items, ItemTotals::tally);
    long[] people = new long[items];
    for (int item = 0; item < items; item++) {
      people[item] = (long) sums[item];
    }
    return new ItemTotals(people, Arrays.copyOfRange(sums, items, 2 * items));
  }

  private static void tally(SparseRows strengths, double[] sums) {
    for (int at = 0; at < strengths.size(); at++) {
      int item = strengths.columns()[at];
      sums[item]++;
      sums[strengths.columnCount() + item] += strengths.values()[at];
    }
  }

  int count() {
    return people.length;
  }

  /** Mean strength of an item, 0 where there is none. */
  double meanStrength() {
    double sum = 0;
    for (double one : strength) {
      sum += one;
    }
    return count() == 0 ? 0 : sum / count();
  }
}
