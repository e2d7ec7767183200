package org.kith.features.identity.match;

/**
 * Patterns and how many pairs have each.
 *
 * @param patterns as {@link Comparison} makes them
 * @param pairs as many numbers, 0 or more
 */
record PatternCounts(long[] patterns, double[] pairs) {

  /** How many pairs there are. */
  double total() {
    double total = 0;
    for (double each : pairs) {
      total += each;
    }
    return total;
  }
}
