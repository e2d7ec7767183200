package org.kith.models.basket;

import org.kith.features.error.SettingFault;

/**
 * Which rules count.
 *
 * @param minSupport smallest share of baskets that hold all items of a rule, above 0, at most 1
 * @param minConfidence smallest share, among baskets with the antecedent, of those with the
 *     consequent, 0 to 1
 */
public record BasketSettings(double minSupport, double minConfidence) {

  public BasketSettings {
    SettingFault.unless(
        minSupport > 0 && minSupport <= 1, "min-support", minSupport, "above 0 and at most 1");
    SettingFault.unless(
        minConfidence >= 0 && minConfidence <= 1, "min-confidence", minConfidence, "from 0 to 1");
  }

  /** The smallest number of baskets that is at least the smallest support of so many. */
  long fewest(long baskets) {
    long count = Math.max(1, (long) Math.floor(minSupport * baskets));
    return (double) count / baskets >= minSupport ? count : count + 1;
  }
}
