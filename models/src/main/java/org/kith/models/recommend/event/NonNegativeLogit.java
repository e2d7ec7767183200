package org.kith.models.recommend.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Logistic regression whose coefficients are 0 or more, on counted cases.
 *
 * <p>It maximises the binomial log-likelihood of logit p = offset + intercept + Σ β x, less a ridge
 * of {@value #RIDGE} · β² that keeps separable data finite, over β ≥ 0 and a free intercept, by
 * coordinate-wise Newton steps cut off at 0 (as in Friedman, Hastie and Tibshirani 2010, section
 * 3). The same cases in the same order give the same coefficients.
 */
final class NonNegativeLogit {

  private static final double RIDGE = .5;
  private static final int ROUNDS = 500;
  private static final double LONGEST_STEP = 2;
  private static final double SETTLED = 1e-9;

  private record Case(double[] x, double offset, double people, double yes) {}

  private final int width;
  private final List<Case> cases = new ArrayList<>();
  private double yes;

  NonNegativeLogit(int width) {
    this.width = width;
  }

  /** Adds so many people with the same x, of whom some are a yes. */
  void add(double[] x, double offset, double people, double yesAmongThem) {
    if (people > 0) {
      cases.add(new Case(x, offset, people, yesAmongThem));
      yes += yesAmongThem;
    }
  }

  /** How many are a yes. */
  double yes() {
    return yes;
  }

  /** The coefficients, without the intercept. */
  double[] coefficients() {
    double[] beta = new double[width + 1];
    double[] logits = cases.stream().mapToDouble(Case::offset).toArray();
    double moved = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && moved > SETTLED; round++) {
      moved = 0;
      for (int j = 0; j <= width; j++) {
        moved = Math.max(moved, Math.abs(move(j, beta, logits)));
      }
    }
    double[] found = new double[width];
    System.arraycopy(beta, 1, found, 0, width);
    return found;
  }

  /** One Newton step along coordinate j, 0 being the intercept; gives back how far it went. */
  private double move(int j, double[] beta, double[] logits) {
    double slope = j == 0 ? 0 : -RIDGE * 2 * beta[j];
    double curvature = j == 0 ? 0 : RIDGE * 2;
    for (int i = 0; i < logits.length; i++) {
      Case one = cases.get(i);
      double x = j == 0 ? 1 : one.x()[j - 1];
      double p = 1 / (1 + Math.exp(-logits[i]));
      slope += x * (one.yes() - one.people() * p);
      curvature += x * x * one.people() * p * (1 - p);
    }
    double step = curvature > 0 ? slope / curvature : 0;
    step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    double to = j == 0 ? beta[j] + step : Math.max(0, beta[j] + step);
    double gone = to - beta[j];
    beta[j] = to;
    for (int i = 0; i < logits.length && gone != 0; i++) {
      logits[i] += gone * (j == 0 ? 1 : cases.get(i).x()[j - 1]);
    }
    return gone;
  }
}
