package org.kith.models.value;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.kith.features.error.Problem;

/**
 * Finds the parameters, all above 0, under which what was seen is likeliest: by BOBYQA over their
 * logarithms, started anew from where it ended until that gains nothing.
 */
final class MaximumLikelihood {

  private static final int EVALUATIONS = 5_000;
  private static final int STARTS = 8;
  private static final double FARTHEST_LOG = 14;
  private static final double FIRST_RADIUS = 1;
  private static final double LAST_RADIUS = 1e-8;
  private static final double GAIN = 1e-9;

  private MaximumLikelihood() {}

  /**
   * The best parameters.
   *
   * @param logLikelihood of parameters in the order of {@code start}, per observation, so that its
   *     size does not grow with their number; where it is not a number the parameters are refused
   * @param start where the search begins, each above 0
   * @throws Problem {@code GATE_REFUSED} where the search finds no peak, or none whose parameters
   *     lie between e⁻¹⁴ and e¹⁴
   */
  static double[] of(ToDoubleFunction<double[]> logLikelihood, double... start) {
    double[] logs = Arrays.stream(start).map(Math::log).toArray();
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < STARTS; i++) {
      PointValuePair found = peak(logLikelihood, logs, Math.pow(.5, i) * FIRST_RADIUS);
      logs = found.getPoint();
      double gain = found.getValue() - best;
      best = found.getValue();
      if (gain < GAIN) {
        break;
      }
    }
    return exponentials(logs);
  }

  private static PointValuePair peak(
      ToDoubleFunction<double[]> logLikelihood, double[] from, double radius) {
    try {
      return search(logLikelihood, from, radius);
    } catch (MathIllegalArgumentException | MathIllegalStateException noPeak) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "likelihood of what customers did",
          "it has no peak within %,d tries; there must be one".formatted(EVALUATIONS),
          "Take a longer past, or leave the value model out");
    }
  }

  private static PointValuePair search(
      ToDoubleFunction<double[]> logLikelihood, double[] from, double radius) {
    double[] bounds = new double[from.length];
    Arrays.fill(bounds, FARTHEST_LOG);
    double[] lower = Arrays.stream(bounds).map(bound -> -bound).toArray();
    return new BOBYQAOptimizer(2 * from.length + 1, radius, LAST_RADIUS)
        .optimize(
            new MaxEval(EVALUATIONS),
            GoalType.MAXIMIZE,
            new InitialGuess(from),
            new SimpleBounds(lower, bounds),
            new ObjectiveFunction(
                logs -> {
                  double value = logLikelihood.applyAsDouble(exponentials(logs));
                  return Double.isNaN(value) ? -Double.MAX_VALUE : value;
                }));
  }

  private static double[] exponentials(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }
}
