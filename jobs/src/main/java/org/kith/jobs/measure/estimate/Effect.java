package org.kith.jobs.measure.estimate;

/**
 * How much more the treated did than those held out, a person, and between what bounds that lies.
 *
 * @param treat mean of the treated, adjusted for what they did before
 * @param holdout mean of those held out, likewise
 * @param lift treat less holdout
 * @param low lower bound; not a number where an arm has fewer than two units
 * @param high upper bound, likewise
 * @param varianceReduction share of the outcome's variance that what people did before explains, 0
 *     to 1
 * @param designEffect variance of the lift over what it would be if each person had been drawn
 *     alone; 1 where each was
 */
public record Effect(
    double treat,
    double holdout,
    double lift,
    double low,
    double high,
    double varianceReduction,
    double designEffect) {

  /** Whether the bounds leave out that nothing was changed. */
  public boolean isShown() {
    return low > 0 || high < 0;
  }
}
