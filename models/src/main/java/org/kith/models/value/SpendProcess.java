package org.kith.models.value;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/**
 * How much customers spend at a purchase: each purchase is Gamma(p, ν) distributed, and ν is
 * Gamma(q, γ) distributed among customers: the Gamma-Gamma model, Fader and Hardie (2013), "The
 * Gamma-Gamma Model of Monetary Value", equations 1 to 5.
 *
 * @param p shape of a customer's spends, above 0
 * @param q shape of the customers' scales, above 0
 * @param gamma inverse scale of the customers' scales, in the brand's currency, above 0
 * @param mean of the mean spends that it was learnt from, in the brand's currency, 0 or more
 */
public record SpendProcess(double p, double q, double gamma, double mean) implements Serializable {

  public SpendProcess {
    if (!(p > 0 && q > 0 && gamma > 0 && mean >= 0)) {
      throw new IllegalArgumentException("p %s, q %s, γ %s of %s".formatted(p, q, gamma, mean));
    }
  }

  /** Logarithm of the likelihood of these mean spends. */
  public double logLikelihood(SpendStatistics statistics) {
    double sum = 0;
    for (int i = 0; i < statistics.size(); i++) {
      int purchases = statistics.purchases(i);
      double mean = statistics.meanSpend(i);
      double own =
          Gamma.logGamma(p * purchases + q)
              - Gamma.logGamma(p * purchases)
              + (p * purchases - 1) * Math.log(mean)
              + p * purchases * Math.log(purchases)
              - (p * purchases + q) * Math.log(gamma + purchases * mean);
      sum += statistics.customers(i) * own;
    }
    return sum + statistics.customers() * (q * Math.log(gamma) - Gamma.logGamma(q));
  }

  /**
   * A customer's spend to be expected at a purchase; the mean of all where the process gives none,
   * see {@link #hasMean}.
   *
   * @param purchases how many are known, 0 or more
   * @param meanSpend their mean; not read where there is none
   */
  public double expected(int purchases, double meanSpend) {
    double denominator = p * purchases + q - 1;
    double spent = purchases == 0 ? 0 : purchases * meanSpend;
    return denominator > 0 ? p * (gamma + spent) / denominator : mean;
  }

  /**
   * Whether customers of whom nothing is known have a spend to be expected: not where q is 1 or
   * less, since so few then spend so much that the mean has no bound.
   */
  public boolean hasMean() {
    return q > 1;
  }
}
