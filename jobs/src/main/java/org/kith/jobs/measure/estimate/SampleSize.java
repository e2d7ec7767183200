package org.kith.jobs.measure.estimate;

import java.util.OptionalLong;

/**
 * How many people a campaign needs, so that an effect of a size would show: the size for which
 * {@code DetectableLift} says that effect. Two-sided test of two proportions at level .05 with
 * power .8; Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition
 * (2003), section 4.3.
 */
public final class SampleSize {

  private static final double Z_LEVEL = 1.959963984540054;
  private static final double Z_POWER = 0.8416212335729143;

  private SampleSize() {}

  /**
   * People of both arms together.
   *
   * @param lift rise to be shown, as a difference of probabilities, above 0
   * @param baseRate probability of the outcome without the contact, 0 to 1
   * @param holdout share held out, 0 to 1
   * @return empty where nobody or everybody is held out, or the rise goes beyond certainty
   */
  public static OptionalLong of(double lift, double baseRate, double holdout) {
    double raised = baseRate + lift;
    if (!(holdout > 0 && holdout < 1 && lift > 0 && raised < 1)) {
      return OptionalLong.empty();
    }
    double pooled = (1 - holdout) * raised + holdout * baseRate;
    double whenEqual = Math.sqrt(pooled * (1 - pooled) / (holdout * (1 - holdout)));
    double whenRaised =
        Math.sqrt(raised * (1 - raised) / (1 - holdout) + baseRate * (1 - baseRate) / holdout);
    double root = (Z_LEVEL * whenEqual + Z_POWER * whenRaised) / lift;
    return OptionalLong.of((long) Math.ceil(root * root));
  }
}
