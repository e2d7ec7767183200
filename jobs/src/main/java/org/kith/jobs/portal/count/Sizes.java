package org.kith.jobs.portal.count;

import org.kith.jobs.report.words.Numbers;

/**
 * How sizes of groups are told to somebody, so that nobody can be singled out: those below a floor
 * are covered, and the rest may be rounded, so that two groups that differ by one person look
 * alike.
 *
 * @param floor the smallest group whose size is told, 1 or more
 * @param rounded whether sizes are told to three figures, and never finer than to ten
 */
public record Sizes(long floor, boolean rounded) {

  /** The smallest group that is told to those who may not take files: partners, for one. */
  public static final long FLOOR_OF_PARTNERS = 100;

  /** For those who may take files, and so see the rows. */
  public static final Sizes OF_INSIDERS = new Sizes(Numbers.SMALLEST_GROUP, false);

  /** For those who may not. */
  public static final Sizes OF_PARTNERS = new Sizes(FLOOR_OF_PARTNERS, true);

  private static final long FINEST = 10;
  private static final long THREE_FIGURES = 1000;

  /** The same floor, rounded: for groups that somebody composes at will. */
  public Sizes composed() {
    return new Sizes(floor, true);
  }

  /** Whether they are for those who may not see rows. */
  boolean isForPartners() {
    return floor >= FLOOR_OF_PARTNERS;
  }

  /** Whether a group's size is covered. */
  public boolean isCovered(long people) {
    return people > 0 && people < floor;
  }

  /** The size as it is told: {@code 1,230}, or {@code <100}. */
  public String people(long people) {
    return isCovered(people) ? "<" + floor : Numbers.count(told(people));
  }

  /** What is told of a group that is nearly all of a whole: {@code >900} of 1,000. */
  public String nearlyAll(long whole) {
    return ">" + Numbers.count(least(whole));
  }

  /** Fewer than this are never nearly all of a whole, as its size is told. */
  long least(long whole) {
    return Math.max(0, told(whole) - floor);
  }

  /** The share of a whole as it is told: {@code 12.3%}, or {@code <0.5%}. */
  public String share(long people, long whole) {
    if (whole <= 0) {
      return Numbers.NONE;
    }
    String share = Numbers.share(part(people, whole));
    return isCovered(people) ? "<" + share : share;
  }

  /** The share as it may be drawn, 0 to 1: that of the floor for a covered group. */
  public double part(long people, long whole) {
    if (whole <= 0) {
      return 0;
    }
    long shown = isCovered(people) ? floor : told(people);
    return Math.min(1.0, (double) shown / Math.max(1, told(whole)));
  }

  /** What is told of a change, nothing where either size is covered. */
  public String change(long now, long before) {
    return isCovered(now) || isCovered(before)
        ? Numbers.NONE
        : Numbers.change(told(now), told(before));
  }

  private long told(long people) {
    return rounded ? (people + step(people) / 2) / step(people) * step(people) : people;
  }

  private static long step(long people) {
    long step = FINEST;
    for (long rest = people / THREE_FIGURES; rest >= FINEST; rest /= FINEST) {
      step *= FINEST;
    }
    return step;
  }
}
