package org.kith.jobs.portal.count;

/**
 * How many people two groups share. Beside the sizes of the groups it also tells how many are in
 * one alone, so that to partners it is covered from above as a small group is from below.
 *
 * @param both people in both
 * @param one people in the one
 * @param other people in the other
 */
public record Shared(long both, long one, long other) {

  /**
   * The size as it is told: {@code 1,230}; {@code <100} where fewer are in both; {@code >900} of
   * 1,000 where fewer than the floor are in one of the groups alone, however few those are.
   */
  public String people(Sizes sizes) {
    return isNearlyAll(sizes) ? sizes.nearlyAll(Math.min(one, other)) : sizes.people(both);
  }

  /** The share of the one group as it is told, {@code >90.0%} where the size is covered. */
  public String share(Sizes sizes) {
    if (!isNearlyAll(sizes)) {
      return sizes.share(both, one);
    }
    return ">" + sizes.share(sizes.least(Math.min(one, other)), one);
  }

  /** The share as it may be drawn, 0 to 1. */
  public double part(Sizes sizes) {
    return sizes.part(isNearlyAll(sizes) ? Math.min(one, other) : both, one);
  }

  /** Whether so few are in one of the groups alone that they could be told from the sizes. */
  public boolean isNearlyAll(Sizes sizes) {
    return sizes.isForPartners()
        && both >= sizes.floor()
        && Math.min(one, other) - both < sizes.floor();
  }

  /** Whether so few are in either group alone that telling of both groups would tell of them. */
  boolean isNearlyTheSame(long floor) {
    return Math.max(one, other) - both < floor;
  }
}
