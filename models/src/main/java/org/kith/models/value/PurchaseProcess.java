package org.kith.models.value;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/**
 * How customers buy and leave, in weeks: while alive they buy at every k-th event of a Poisson
 * process whose rate is Gamma(r, α) distributed among them; after each purchase they leave with a
 * probability that is Beta(a, b) distributed.
 *
 * <p>With k = 1 and nobody leaving at the first purchase it is BG/NBD: Fader, Hardie and Lee
 * (2005), "Counting Your Customers" the Easy Way. With leaving at the first purchase it is
 * MBG/CNBD-k, MBG/NBD where k = 1: Reutterer, Platzer and Schröder (2021), Leveraging Purchase
 * Regularity for Predicting Customer Behavior the Easy Way.
 *
 * @param leavesAtFirst whether a customer may leave with the first purchase
 * @param k regularity, 1 for none
 * @param r shape of the purchase rates, above 0
 * @param alpha inverse scale of the purchase rates, in weeks, above 0
 * @param a first parameter of the probabilities to leave, above 0
 * @param b second parameter of the probabilities to leave, above 0
 */
public record PurchaseProcess(
    boolean leavesAtFirst, int k, double r, double alpha, double a, double b)
    implements Serializable {

  public PurchaseProcess {
    if (k < 1 || !(r > 0 && alpha > 0 && a > 0 && b > 0)) {
      throw new IllegalArgumentException(
          "k %d, r %s, α %s, a %s, b %s".formatted(k, r, alpha, a, b));
    }
  }

  /** What a customer of that past will do. */
  public PurchaseOutlook outlook(PurchaseHistory past) {
    return new PurchaseOutlook(this, past);
  }

  /** Logarithm of the likelihood of all these purchases. */
  public double logLikelihood(PurchaseStatistics statistics) {
    double[] byRepeats = constants(statistics.mostRepeats());
    double sum = (k - 1) * statistics.logIntervals();
    for (int i = 0; i < statistics.size(); i++) {
      PurchaseHistory past = statistics.history(i);
      double own =
          byRepeats[past.repeats()]
              - shape(past.repeats()) * Math.log(alpha + past.ageWeeks())
              + logOfSum(aliveTerm(past), logLeftTerm(past));
      sum += statistics.customers(i) * own;
    }
    return sum;
  }

  /** Shape of a customer's posterior rate. */
  double shape(int repeats) {
    return r + (double) k * repeats;
  }

  /** Second parameter of the posterior of the probability to leave, for one who has not left. */
  double stays(int repeats) {
    return b + repeats + (leavesAtFirst ? 1 : 0);
  }

  /** Likelihood of silence since the last purchase for one who is alive, over its first term. */
  double aliveTerm(PurchaseHistory past) {
    double silence = past.ageWeeks() - past.recencyWeeks();
    double term = 1;
    double sum = 1;
    for (int j = 1; j < k; j++) {
      term *= (shape(past.repeats()) + j - 1) * silence / (j * (alpha + past.ageWeeks()));
      sum += term;
    }
    return sum;
  }

  /** Logarithm of the likelihood of having left at the last purchase, on the same scale. */
  double logLeftTerm(PurchaseHistory past) {
    if (past.repeats() == 0 && !leavesAtFirst) {
      return Double.NEGATIVE_INFINITY;
    }
    return Math.log(a)
        - Math.log(stays(past.repeats()) - 1)
        + shape(past.repeats())
            * (Math.log(alpha + past.ageWeeks()) - Math.log(alpha + past.recencyWeeks()));
  }

  /** ln(number + e^log). */
  static double logOfSum(double number, double log) {
    return log > 0 ? log + Math.log1p(number * Math.exp(-log)) : Math.log(number + Math.exp(log));
  }

  /** The parts of the likelihood that depend on the number of repeats alone. */
  private double[] constants(int most) {
    double[] constants = new double[most + 1];
    double common = r * Math.log(alpha) - Gamma.logGamma(r) - logBeta(a, b);
    for (int repeats = 0; repeats <= most; repeats++) {
      constants[repeats] =
          common
              + logBeta(a, stays(repeats))
              + Gamma.logGamma(shape(repeats))
              - repeats * Gamma.logGamma(k);
    }
    return constants;
  }

  static double logBeta(double x, double y) {
    return Gamma.logGamma(x) + Gamma.logGamma(y) - Gamma.logGamma(x + y);
  }
}
