package org.kith.jobs.measure.estimate;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The difference of two arms' means, with what people did before the start taken out of it, so that
 * the bounds come closer: CUPED, Deng, Xu, Kohavi and Walker (2013), Improving the sensitivity of
 * online controlled experiments by utilizing pre-experiment data, section 3.
 *
 * <p>The slope θ of y on x is the one within arms, which an effect of the treatment does not bend.
 * Bounds are Welch's. A yes-or-no outcome has at least the variance of Agresti and Caffo (2000),
 * whose arms have one yes and one no more: few or no orders in a small arm would otherwise pretend
 * to certainty.
 */
public final class AdjustedDifference {

  private AdjustedDifference() {}

  /**
   * The effect.
   *
   * @param yesOrNo whether y is 0 or 1 for each person
   * @param level chance that the bounds leave the truth out, such as .05
   */
  public static Effect of(ArmSums treat, ArmSums holdout, boolean yesOrNo, double level) {
    double spreadX = treat.spreadX() + holdout.spreadX();
    double slope = spreadX > 0 ? (treat.together() + holdout.together()) / spreadX : 0;
    double meanX = (treat.x() + holdout.x()) / (treat.people() + holdout.people());
    double spreadY = treat.spreadY() + holdout.spreadY();
    double explained = spreadY > 0 ? slope * slope * spreadX / spreadY : 0;
    double treated = treat.meanY() - slope * (treat.meanX() - meanX);
    double heldOut = holdout.meanY() - slope * (holdout.meanX() - meanX);
    double least = yesOrNo ? 1 - explained : 0;
    double a = squareError(treat, slope, least);
    double b = squareError(holdout, slope, least);
    double margin = margin(treat, holdout, a, b, level);
    double lift = treated - heldOut;
    return new Effect(
        treated, heldOut, lift, lift - margin, lift + margin, Math.min(1, Math.max(0, explained)));
  }

  /** Variance of an arm's adjusted mean. */
  private static double squareError(ArmSums arm, double slope, double least) {
    double people = arm.people();
    double spread = arm.spreadY() - 2 * slope * arm.together() + slope * slope * arm.spreadX();
    double share = (arm.y() + 1) / (people + 2);
    double variance = Math.max(spread / (people - 1), least * share * (1 - share));
    return people < 2 ? Double.NaN : variance / people;
  }

  private static double margin(ArmSums treat, ArmSums holdout, double a, double b, double level) {
    if (!(a + b > 0)) {
      return a + b;
    }
    double freedom =
        (a + b) * (a + b) / (a * a / (treat.people() - 1) + b * b / (holdout.people() - 1));
    return new TDistribution(freedom).inverseCumulativeProbability(1 - level / 2)
        * Math.sqrt(a + b);
  }
}
