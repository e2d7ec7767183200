package org.kith.jobs.measure.estimate;

/**
 * How many times the people a comparison needs whose arms are drawn by units rather than person by
 * person: 1 + (m − 1) ρ, with m the number of people in the unit of a person, on average over
 * people, and ρ the correlation of the outcome within units. Eldridge, Ashby and Kerry (2006),
 * Sample size for cluster randomized trials: effect of coefficient of variation of cluster size.
 */
public final class DesignEffect {

  /**
   * A yes-or-no outcome by units.
   *
   * @param people of all units, 1 or more
   * @param units those drawn together; a person who stands alone is one
   * @param yes people who say yes
   * @param squaredPeople sum over units of squared people
   * @param squaredYes sum over units of squared yes, each divided by the unit's people
   */
  public record Sums(
      double people, double units, double yes, double squaredPeople, double squaredYes) {}

  private DesignEffect() {}

  /** The design effect, 1 or more. */
  public static double of(Sums sums) {
    return 1 + (sums.squaredPeople() / sums.people() - 1) * correlation(sums);
  }

  /**
   * The correlation within units, by the analysis of variance: Donner and Koval (1980), The
   * estimation of intraclass correlation in the analysis of family data. Never below 0; 0 where
   * everybody stands alone or there is one unit.
   */
  public static double correlation(Sums sums) {
    double within = (sums.yes() - sums.squaredYes()) / Math.max(1, sums.people() - sums.units());
    double between =
        (sums.squaredYes() - sums.yes() * sums.yes() / sums.people()) / (sums.units() - 1);
    double typical = (sums.people() - sums.squaredPeople() / sums.people()) / (sums.units() - 1);
    double correlation = (between - within) / (between + (typical - 1) * within);
    boolean told = sums.units() >= 2 && sums.people() > sums.units();
    return told && Double.isFinite(correlation) ? Math.max(0, Math.min(1, correlation)) : 0;
  }
}
