package org.kith.models.recommend.neighbour;

/**
 * What one person's ties add up to.
 *
 * @param items items that the person is tied to
 * @param strength sum of the ties' strengths
 */
record PersonTotals(int items, double strength) {

  /** Totals of the ties at {@code [from, to)}. */
  static PersonTotals of(float[] strengths, int from, int to) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      sum += strengths[at];
    }
    return new PersonTotals(to - from, sum);
  }
}
