package org.kith.models.value;

/**
 * All that the purchase process needs of one customer's past.
 *
 * @param repeats purchases after the first, 0 or more
 * @param recencyWeeks from the first purchase to the last, 0 where there is but one
 * @param ageWeeks from the first purchase to the end of what is known, recencyWeeks or more
 */
public record PurchaseHistory(int repeats, double recencyWeeks, double ageWeeks) {

  public PurchaseHistory {
    boolean possible =
        repeats >= 0 && recencyWeeks >= 0 && recencyWeeks <= ageWeeks && Double.isFinite(ageWeeks);
    if (!possible || (repeats == 0 && recencyWeeks > 0)) {
      throw new IllegalArgumentException(
          "%d repeats, last after %s weeks of %s".formatted(repeats, recencyWeeks, ageWeeks));
    }
  }
}
