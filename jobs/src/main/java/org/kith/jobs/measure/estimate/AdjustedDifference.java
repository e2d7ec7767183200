package org.kith.jobs.measure.estimate;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * The difference of two arms' means, with what people did before the start taken out of it, so that
 * the bounds come closer: CUPED, Deng, Xu, Kohavi and Walker (2013), Improving the sensitivity of
 * online controlled experiments by utilizing pre-experiment data, section 3.
 *
 * <p>The slope θ of y on x is the one within arms, which an effect of the treatment does not bend.
 * Where people were drawn into the arms together, such as communities, they are not told apart by
 * chance alone, and the variance of an arm's mean is that of its units' totals: the cluster-robust
 * estimator of Liang and Zeger (1986), Longitudinal data analysis using generalized linear models,
 * with the factor G ÷ (G − 1) for G units; Deng, Lu and Qin (2021), The equivalence of the Delta
 * method and the cluster-robust variance estimator for the analysis of clustered randomized
 * experiments, show it to be the delta method's. For people who stand alone it is the usual one.
 * Bounds are Welch's, with the units' degrees of freedom. A yes-or-no outcome has at least the
 * variance of Agresti and Caffo (2000), whose arms have one yes and one no more: few or no orders
 * in a small arm would otherwise pretend to certainty.
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
    double alone = aloneError(treat, slope, least) + aloneError(holdout, slope, least);
    double margin = margin(treat, holdout, a, b, level);
    double lift = treated - heldOut;
    return new Effect(
        treated,
        heldOut,
        lift,
        lift - margin,
        lift + margin,
        Math.min(1, Math.max(0, explained)),
        alone > 0 ? (a + b) / alone : 1);
  }

  /** Variance of an arm's adjusted mean. */
  private static double squareError(ArmSums arm, double slope, double least) {
    double units = arm.units().units();
    double mean = arm.meanY() - slope * arm.meanX();
    double spread = arm.units().spread(slope, mean) * units / (units - 1) / arm.people();
    return units < 2 ? Double.NaN : Math.max(spread, least(arm, least)) / arm.people();
  }

  /** The same, as if each person had been drawn alone. */
  private static double aloneError(ArmSums arm, double slope, double least) {
    double spread = arm.spreadY() - 2 * slope * arm.together() + slope * slope * arm.spreadX();
    return Math.max(spread / (arm.people() - 1), least(arm, least)) / arm.people();
  }

  private static double least(ArmSums arm, double part) {
    double share = (arm.y() + 1) / (arm.people() + 2);
    return part * share * (1 - share);
  }

  private static double margin(ArmSums treat, ArmSums holdout, double a, double b, double level) {
    if (!(a + b > 0)) {
      return a + b;
    }
    double freedom =
        (a + b)
            * (a + b)
            / (a * a / (treat.units().units() - 1) + b * b / (holdout.units().units() - 1));
    return new TDistribution(freedom).inverseCumulativeProbability(1 - level / 2)
        * Math.sqrt(a + b);
  }
}
