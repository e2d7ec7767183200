package org.kith.jobs.portal.count;

import org.kith.jobs.report.words.Numbers;

/**
 * How sizes of groups are told to somebody, so that nobody can be singled out: those below a floor
 * are covered, and the rest may lie on a grid.
 *
 * <p>To partners the grid is as wide as the floor, and begins at a place that nobody knows: {@code
 * n} people are told as {@code step × ⌊(n + shift) ÷ step⌋}, the shift drawn once for a brand,
 * uniform from 0 to the step. So one person more or less changes a told size with a probability of
 * 1 in {@value #FLOOR_OF_PARTNERS} at most, and whatever somebody makes of the sizes of {@code k}
 * groups, sums and differences of any number of them, it betrays with a probability of at most
 * {@code k} in {@value #FLOOR_OF_PARTNERS} whether a person is in these. A floor alone does not
 * help against differences (Denning, Denning and Schwartz 1979, The tracker: a threat to
 * statistical database security), nor does a grid whose lines are known (Achugbue and Chin 1979,
 * The effectiveness of output modification by rounding for protection of statistical databases);
 * rounding at random does (Fellegi and Phillips 1974, Statistical confidentiality: some theory and
 * applications to data dissemination), here with one draw for all sizes, so that a size told again
 * is the same and cannot be averaged. Whether a group reaches the floor, or lacks less than it of
 * another, is told as it is.
 *
 * @param floor the smallest group whose size is told, 1 or more
 * @param finest the grid's step for sizes below ten thousand, from which on three figures are told
 *     where those are coarser; 1 tells all sizes as they are
 * @param shift where the grid begins, in {@value #PARTS} parts of a step
 */
public record Sizes(long floor, long finest, long shift) {

  /** The smallest group that is told to those who may not take files: partners, for one. */
  public static final long FLOOR_OF_PARTNERS = 100;

  /** Into so many parts a step is divided, to say where a grid begins. */
  public static final long PARTS = 1_000_000_000;

  private static final long NEAREST = PARTS / 2;
  private static final long TEN = 10;
  private static final long THREE_FIGURES = 1000;

  /** For those who may take files, and so see the rows. */
  public static final Sizes OF_INSIDERS = new Sizes(Numbers.SMALLEST_GROUP, 1, NEAREST);

  /**
   * For those who may not.
   *
   * @param shift as {@link #shift()}, from 0 to below {@link #PARTS}, known to nobody
   */
  public static Sizes ofPartners(long shift) {
    return new Sizes(FLOOR_OF_PARTNERS, FLOOR_OF_PARTNERS, shift);
  }

  /** The same floor, rounded: for groups that somebody composes at will. */
  public Sizes composed() {
    return new Sizes(floor, Math.max(finest, TEN), shift);
  }

  /** Whether they are for those who may not see rows. */
  public boolean isForPartners() {
    return floor >= FLOOR_OF_PARTNERS;
  }

  /** Whether a group's size is covered; to partners a group of nobody too. */
  public boolean isCovered(long people) {
    return people < floor && (people > 0 || isForPartners());
  }

  /**
   * Whether a group is so small that it must not be told what is left without it, either.
   *
   * @param few the group, such as those held out; 0 where there is none
   */
  public boolean hidesRest(long few) {
    return isForPartners() && few > 0 && isCovered(few);
  }

  /** The size as it is told: {@code 1,200}, or {@code <100}. */
  public String people(long people) {
    return isCovered(people) ? "<" + floor : Numbers.count(told(people));
  }

  /** The size of what is left of a group without a few, nothing where it must not be told. */
  public String rest(long people, long few) {
    return hidesRest(few) ? Numbers.NONE : people(people);
  }

  /** What is told of a group that is nearly all of a whole: {@code >900} of 1,000. */
  public String nearlyAll(long whole) {
    return ">" + Numbers.count(least(whole));
  }

  /** Fewer than this are never nearly all of a whole, as its size is told. */
  long least(long whole) {
    return Math.max(0, told(whole) - floor);
  }

  /** The share of a whole as it is told: {@code 12.3%}, {@code <0.5%}. */
  public String share(long people, long whole) {
    if (whole <= 0) {
      return Numbers.NONE;
    }
    String share = Numbers.share(part(people, whole));
    return isCovered(people) ? "<" + share : share;
  }

  /** The share as it may be drawn, 0 to 1: that of the floor for a covered group. */
  public double part(long people, long whole) {
    return whole <= 0 ? 0 : Math.min(1.0, (double) drawn(people) / Math.max(1, drawn(whole)));
  }

  /** The size as it may be drawn: the floor for a covered group. */
  public long drawn(long people) {
    return isCovered(people) ? floor : told(people);
  }

  /** Whether two sizes are told alike, and neither is covered. */
  public boolean areAlike(long one, long other) {
    return !isCovered(one) && !isCovered(other) && told(one) == told(other);
  }

  /** What is told of a change, nothing where either size is covered. */
  public String change(long now, long before) {
    return isCovered(now) || isCovered(before)
        ? Numbers.NONE
        : Numbers.change(told(now), told(before));
  }

  private long told(long people) {
    long step = Math.max(finest, finest == 1 ? 1 : step(people));
    return (people + shift * step / PARTS) / step * step;
  }

  private static long step(long people) {
    long step = TEN;
    for (long rest = people / THREE_FIGURES; rest >= TEN; rest /= TEN) {
      step *= TEN;
    }
    return step;
  }
}
