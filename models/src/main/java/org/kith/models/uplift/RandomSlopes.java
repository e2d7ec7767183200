package org.kith.models.uplift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear fits of several groups that share what they have in common: the slope of feature f in
 * group g is Normal(m_f, s_f²), so that a feature that matters in no group counts for nothing in
 * any, and one that pulls the same way in all is learnt from all. Swamy (1970), Efficient inference
 * in a random coefficient regression model; m and s by mean-field variational
 * expectation–maximisation: Bishop (2006), section 10.1. Each group's target is measured in units
 * of its mean.
 */
final class RandomSlopes {

  private static final int ROUNDS = 100;
  private static final double FIRST_SPREAD = .05;
  private static final double FIRST_MEAN_SPREAD = .02;
  private static final double LEAST = 1e-8;
  private static final double NONE = 1e-9;

  private final int[] varying;
  private final List<Group> groups;
  private final double[] mean;
  private final double[] meanSpread;
  private final double[] spread;

  private RandomSlopes(List<GramSums> sums) {
    varying =
        IntStream.range(0, sums.get(0).features())
            .filter(f -> sums.stream().anyMatch(group -> varies(group, f)))
            .toArray();
    groups = sums.stream().map(group -> new Group(group, varying)).toList();
    mean = new double[varying.length];
    meanSpread = new double[varying.length];
    spread = new double[varying.length];
    Arrays.fill(meanSpread, FIRST_MEAN_SPREAD);
    Arrays.fill(spread, FIRST_SPREAD);
  }

  private static boolean varies(GramSums group, int f) {
    return group.covariation(f, f) > NONE * group.weight();
  }

  /**
   * By how much the target is foretold to lie above its group's mean, a function a group.
   *
   * @param sums a group each, one or more, of a target that is 0 or above
   */
  static List<LinearFunction> deviations(List<GramSums> sums) {
    RandomSlopes slopes = new RandomSlopes(sums);
    for (int round = 0; round < ROUNDS; round++) {
      slopes.round();
    }
    return IntStream.range(0, sums.size()).mapToObj(g -> slopes.deviation(sums.get(g), g)).toList();
  }

  private void round() {
    groups.forEach(group -> group.update(mean, spread));
    for (int f = 0; f < varying.length; f++) {
      int feature = f;
      double sum = groups.stream().mapToDouble(group -> group.slopes[feature]).sum();
      double doubt = 1 / (groups.size() / spread[f] + 1 / meanSpread[f]);
      mean[f] = doubt * sum / spread[f];
      meanSpread[f] = Math.max(LEAST, mean[f] * mean[f] + doubt);
      double squares =
          groups.stream()
              .mapToDouble(
                  group ->
                      Math.pow(group.slopes[feature] - mean[feature], 2)
                          + group.variances[feature]
                          + doubt)
              .sum();
      spread[f] = Math.max(LEAST, squares / groups.size());
    }
  }

  private LinearFunction deviation(GramSums sums, int group) {
    double[] slopes = new double[sums.features()];
    double intercept = 0;
    for (int f = 0; f < varying.length && sums.targetMean() > 0; f++) {
      slopes[varying[f]] = groups.get(group).slopes[f] * sums.targetMean();
      intercept -= slopes[varying[f]] * sums.mean(varying[f]);
    }
    return new LinearFunction(intercept, slopes);
  }

  /** One group: what it says of its slopes, and what is thought of them. */
  private static final class Group {

    private final RealMatrix precision;
    private final double[] pulls;
    private final double[] slopes;
    private final double[] variances;

    Group(GramSums sums, int[] varying) {
      int width = varying.length;
      precision = new Array2DRowRealMatrix(Math.max(1, width), Math.max(1, width));
      pulls = new double[width];
      slopes = new double[width];
      variances = new double[width];
      double noise = sums.targetVariation() / (sums.weight() - 1);
      if (!(noise > 0) || !(sums.targetMean() > 0)) {
        return;
      }
      double unit = sums.targetMean();
      for (int i = 0; i < width; i++) {
        pulls[i] = sums.covariation(varying[i]) * unit / noise;
        for (int j = 0; j <= i; j++) {
          double entry = sums.covariation(varying[i], varying[j]) * unit * unit / noise;
          precision.setEntry(i, j, entry);
          precision.setEntry(j, i, entry);
        }
      }
    }

    void update(double[] mean, double[] spread) {
      if (slopes.length == 0) {
        return;
      }
      RealMatrix posterior = precision.copy();
      double[] right = pulls.clone();
      for (int f = 0; f < slopes.length; f++) {
        posterior.addToEntry(f, f, 1 / spread[f]);
        right[f] += mean[f] / spread[f];
      }
      RealMatrix covariance =
          new CholeskyDecomposition(posterior, 1e-9, 0).getSolver().getInverse();
      double[] solved = covariance.operate(right);
      for (int f = 0; f < slopes.length; f++) {
        slopes[f] = solved[f];
        variances[f] = covariance.getEntry(f, f);
      }
    }
  }
}
