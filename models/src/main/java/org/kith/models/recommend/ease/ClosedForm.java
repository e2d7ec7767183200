package org.kith.models.recommend.ease;

import java.util.Arrays;
import org.kith.features.error.Problem;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.TasteMatrix;

/** EASE's weights from a Gram matrix, of items by items or of people by people. */
final class ClosedForm {

  private ClosedForm() {}

  /** Whether people by people is the smaller way. */
  static boolean isDual(long people, long items) {
    return people < items;
  }

  /**
   * Weights by way of people.
   *
   * @param ties strengths
   * @param unit L2 weight of each item at a lambda of 1
   * @param gram {@link Gram#triangle} of the ties with each item divided by the root of its unit
   */
  static PastScorer dual(TasteMatrix ties, double[] unit, float[][] gram, double lambda) {
    double[] ones = new double[gram.length];
    Arrays.fill(ones, 1);
    float[][] inverse = inverse(gram, 1 / lambda, ones, lambda);
    return DualWeights.of(ties.people(), inverse, ties.weights(), times(unit, lambda));
  }

  /**
   * Weights by way of items.
   *
   * @param gram {@link Gram#triangle} of items by people
   */
  static PastScorer primal(double[] unit, float[][] gram, double lambda) {
    return PrimalWeights.of(inverse(gram, 1, times(unit, lambda), lambda));
  }

  private static double[] times(double[] unit, double lambda) {
    return Arrays.stream(unit).map(one -> one * lambda).toArray();
  }

  private static float[][] inverse(float[][] gram, double scale, double[] added, double lambda) {
    try {
      return Gram.inverse(gram, scale, added);
    } catch (ArithmeticException indefinite) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "ease with lambda " + lambda,
          "the regularised Gram matrix is not positive definite within single precision",
          "Take a larger lambda, or weights: binary",
          indefinite);
    }
  }
}
