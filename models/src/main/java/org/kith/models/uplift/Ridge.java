package org.kith.models.uplift;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression: Hoerl and Kennard (1970). Each slope is shrunk by the strength times its own
 * feature's variation, so that units do not matter; the intercept is free. A constant feature has
 * slope 0.
 */
final class Ridge {

  private static final double[] STRENGTHS = {1e-3, .01, .03, .1, .3, 1, 3, 10, 30, 100, 1e3, 1e6};
  private static final double NONE = 1e-12;

  private Ridge() {}

  /** The fit of one strength. */
  static LinearFunction fit(GramSums sums, double strength) {
    int width = sums.features();
    if (sums.weight() <= 0 || width == 0) {
      return new LinearFunction(sums.weight() <= 0 ? 0 : sums.targetMean(), new double[width]);
    }
    RealMatrix left = new Array2DRowRealMatrix(width, width);
    double[] right = new double[width];
    for (int i = 0; i < width; i++) {
      if (isConstant(sums, i)) {
        left.setEntry(i, i, 1);
        continue;
      }
      right[i] = sums.covariation(i);
      left.setEntry(i, i, sums.covariation(i, i) * (1 + strength));
      for (int j = 0; j < i; j++) {
        double product = isConstant(sums, j) ? 0 : sums.covariation(i, j);
        left.setEntry(i, j, product);
        left.setEntry(j, i, product);
      }
    }
    double[] slopes =
        new CholeskyDecomposition(left, 1e-9, 0)
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    double intercept = sums.targetMean();
    for (int i = 0; i < width; i++) {
      intercept -= slopes[i] * sums.mean(i);
    }
    return new LinearFunction(intercept, slopes);
  }

  /**
   * The fit on all folds of the strength whose fits without each fold foretell it best; of equals
   * the strongest.
   */
  static LinearFunction chosen(List<GramSums> folds) {
    double best = Double.POSITIVE_INFINITY;
    double chosen = STRENGTHS[STRENGTHS.length - 1];
    for (double strength : STRENGTHS) {
      double error = 0;
      for (int held = 0; held < folds.size(); held++) {
        error += folds.get(held).squaredError(fit(total(without(folds, held)), strength));
      }
      if (error <= best) {
        best = error;
        chosen = strength;
      }
    }
    return fit(total(folds), chosen);
  }

  /** The folds but one. */
  static List<GramSums> without(List<GramSums> folds, int held) {
    List<GramSums> others = new ArrayList<>(folds);
    others.remove(held);
    return others;
  }

  static GramSums total(List<GramSums> folds) {
    GramSums total = folds.get(0).empty();
    folds.forEach(total::plus);
    return total;
  }

  private static boolean isConstant(GramSums sums, int feature) {
    double mean = sums.mean(feature);
    return sums.covariation(feature, feature) <= NONE * sums.weight() * (1 + mean * mean);
  }
}
