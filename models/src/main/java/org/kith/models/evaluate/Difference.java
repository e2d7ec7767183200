package org.kith.models.evaluate;

/**
 * How a figure differs between a segment's members and everyone else, with what chance leaves open.
 *
 * @param members the share or mean of the members
 * @param others that of everyone else
 * @param low lower end of the 95 % interval of {@code members − others}
 * @param high upper end
 * @param effect the difference in units that shares and means have in common: Cohen's h for shares,
 *     Cohen's d for means; Cohen, Statistical Power Analysis for the Behavioral Sciences, 2nd
 *     edition (1988), sections 6.2 and 2.2
 */
public record Difference(double members, double others, double low, double high, double effect) {

  private static final double Z = 1.959963984540054;

  /**
   * The mean of some people's figures.
   *
   * @param count people whose figure is known
   * @param variance of the figures, with {@code count − 1}
   */
  public record Mean(long count, double mean, double variance) {}

  /**
   * A difference of two means, with Welch's standard error and the normal quantile (Welch 1947).
   * Two sides without any spread have no effect size: it is infinite where they differ.
   */
  public static Difference ofMeans(Mean members, Mean others) {
    double difference = members.mean() - others.mean();
    double error =
        Math.sqrt(members.variance() / members.count() + others.variance() / others.count());
    double pooled =
        ((members.count() - 1) * members.variance() + (others.count() - 1) * others.variance())
            / (members.count() + others.count() - 2);
    return new Difference(
        members.mean(),
        others.mean(),
        difference - Z * error,
        difference + Z * error,
        difference == 0 ? 0 : difference / Math.sqrt(pooled));
  }

  /**
   * A difference of two shares, with Newcombe's hybrid score interval: Newcombe, Interval
   * estimation for the difference between independent proportions, Statistics in Medicine 17
   * (1998), method 10.
   *
   * @param yes members who carry the tag, of so many
   * @param otherYes everyone else who does, of so many
   */
  public static Difference ofShares(long yes, long members, long otherYes, long others) {
    double share = (double) yes / members;
    double other = (double) otherYes / others;
    double[] own = wilson(share, members);
    double[] rest = wilson(other, others);
    double difference = share - other;
    return new Difference(
        share,
        other,
        difference - Math.hypot(share - own[0], rest[1] - other),
        difference + Math.hypot(own[1] - share, other - rest[0]),
        2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(other)));
  }

  /** Whether chance alone hardly explains it: the interval leaves out 0. */
  public boolean isClear() {
    return low > 0 || high < 0;
  }

  private static double[] wilson(double share, long count) {
    double centre = share + Z * Z / (2 * count);
    double half = Z * Math.sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count));
    double scale = 1 + Z * Z / count;
    return new double[] {(centre - half) / scale, (centre + half) / scale};
  }
}
