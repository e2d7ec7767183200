package org.kith.jobs.segment;

import java.util.OptionalDouble;

/**
 * How small an effect a segment's two arms could show, said before the campaign.
 *
 * <p>Two-sided test of two proportions at level .05 with power .8, without continuity correction:
 * Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition (2003),
 * section 4.3 (unequal sample sizes), solved for the difference.
 */
public final class DetectableLift {

  private static final double Z_LEVEL = 1.959963984540054;
  private static final double Z_POWER = 0.8416212335729143;
  private static final int HALVINGS = 60;

  private DetectableLift() {}

  /**
   * The smallest rise over the base rate that the arms detect, as a difference of probabilities.
   *
   * @param treat people who are contacted
   * @param holdout people who are not
   * @param baseRate probability of the outcome without the contact, 0 to 1
   * @return empty when an arm has nobody, or no rise up to certainty would show
   */
  public static OptionalDouble of(long treat, long holdout, double baseRate) {
    if (!(baseRate >= 0 && baseRate < 1)) {
      throw new IllegalArgumentException("the base rate must be from 0 to below 1");
    }
    double largest = 1 - baseRate;
    if (treat <= 0 || holdout <= 0 || !detects(treat, holdout, baseRate, largest)) {
      return OptionalDouble.empty();
    }
    double tooSmall = 0;
    double enough = largest;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (tooSmall + enough) / 2;
      if (detects(treat, holdout, baseRate, middle)) {
        enough = middle;
      } else {
        tooSmall = middle;
      }
    }
    return OptionalDouble.of(enough);
  }

  /**
   * As {@link #of(long, long, double)}, where the arms are drawn by units.
   *
   * @param designEffect how many times the people it takes, 1 or more
   */
  public static OptionalDouble of(long treat, long holdout, double baseRate, double designEffect) {
    return of((long) (treat / designEffect), (long) (holdout / designEffect), baseRate);
  }

  private static boolean detects(long treat, long holdout, double baseRate, double lift) {
    double raised = baseRate + lift;
    double pooled = (treat * raised + holdout * baseRate) / (treat + holdout);
    double whenEqual = Math.sqrt(pooled * (1 - pooled) * (1.0 / treat + 1.0 / holdout));
    double whenRaised =
        Math.sqrt(raised * (1 - raised) / treat + baseRate * (1 - baseRate) / holdout);
    return lift >= Z_LEVEL * whenEqual + Z_POWER * whenRaised && lift > 0;
  }
}
