package org.kith.models.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far a mean over people might have come out otherwise, had others been asked: the percentile
 * bootstrap of Efron (1979). Differences between models are paired, person by person.
 *
 * @param resamples times that people are drawn anew, with replacement
 * @param seed start of the random generator; the same people are drawn in every call
 */
public record Bootstrap(int resamples, long seed) {

  /** A thousand resamples. */
  public static Bootstrap usual(long seed) {
    return new Bootstrap(1000, seed);
  }

  /**
   * Where the mean lies with 95 % confidence.
   *
   * @param low the 2.5th percentile of the resampled means; NaN where nobody was asked
   * @param high the 97.5th
   */
  public record Interval(double low, double high) {}

  /** The interval of the mean of one figure a person. */
  public Interval ofMean(double[] figures) {
    if (figures.length == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double sum = 0;
      for (int drawn = 0; drawn < figures.length; drawn++) {
        sum += figures[random.nextInt(figures.length)];
      }
      means[i] = sum / figures.length;
    }
    Arrays.sort(means);
    int tail = (int) (0.025 * resamples);
    return new Interval(means[tail], means[resamples - 1 - tail]);
  }

  /** The interval of the mean of the first figure less the second, both of the same people. */
  public Interval ofDifference(double[] first, double[] second) {
    double[] differences = new double[first.length];
    Arrays.setAll(differences, person -> first[person] - second[person]);
    return ofMean(differences);
  }
}
