package org.kith.models.registry;

import java.util.List;

/**
 * How far two spreads of people over the same bins differ: the population stability index, the sum
 * over bins of (p − q) · ln(p ÷ q), 0 for none; above .25 is commonly called a shift (Siddiqi,
 * 2006, Credit Risk Scorecards).
 */
final class Stability {

  private static final double LEAST = 1e-4;

  private Stability() {}

  /** The index; 0 where either is empty. A bin with nobody counts as one in ten thousand. */
  static double index(List<Double> one, List<Double> other) {
    double index = 0;
    for (int bin = 0; bin < Math.min(one.size(), other.size()); bin++) {
      double p = Math.max(LEAST, one.get(bin));
      double q = Math.max(LEAST, other.get(bin));
      index += (p - q) * Math.log(p / q);
    }
    return index;
  }
}
