package org.kith.models.value;

import java.io.Serializable;

/**
 * Shopping days in the time before a day ends, see {@link ShoppingClock}: whole ones, so that many
 * customers share a history.
 */
final class ShoppingDays implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double DAYS_PER_WEEK = 7;

  private final int[] inLast;

  /**
   * @param inLast shopping days in the last 0, 1, 2 … days; those before count as they are
   */
  ShoppingDays(int... inLast) {
    this.inLast = inLast;
  }

  /** Shopping days in the last so many days, 0 or more. */
  int inLast(int days) {
    int known = inLast.length - 1;
    return days <= known ? inLast[days] : inLast[known] + days - known;
  }

  /**
   * A customer's past, in shopping time.
   *
   * @param repeats purchases after the first
   * @param silentDays days since the last purchase
   * @param ageDays days since the first
   */
  PurchaseHistory history(long repeats, int silentDays, int ageDays) {
    int age = inLast(ageDays);
    int recency = repeats == 0 ? 0 : age - inLast(silentDays);
    return new PurchaseHistory((int) repeats, recency / DAYS_PER_WEEK, age / DAYS_PER_WEEK);
  }
}
