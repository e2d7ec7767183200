package org.kith.models.uplift;

import java.io.Serializable;

/** An intercept and a slope a feature. */
final class LinearFunction implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double intercept;
  private final double[] slopes;

  LinearFunction(double intercept, double[] slopes) {
    this.intercept = intercept;
    this.slopes = slopes.clone();
  }

  double at(double[] x) {
    double sum = intercept;
    for (int f = 0; f < slopes.length; f++) {
      sum += slopes[f] * x[f];
    }
    return sum;
  }

  double intercept() {
    return intercept;
  }

  double slope(int feature) {
    return slopes[feature];
  }

  int width() {
    return slopes.length;
  }

  /** This share of this one and the rest of the other. */
  LinearFunction mixed(double share, LinearFunction other) {
    double[] mixed = new double[slopes.length];
    for (int f = 0; f < mixed.length; f++) {
      mixed[f] = share * slopes[f] + (1 - share) * other.slopes[f];
    }
    return new LinearFunction(share * intercept + (1 - share) * other.intercept, mixed);
  }
}
