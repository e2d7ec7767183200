package org.kith.models.propensity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.spark.sql.Row;
import org.kith.models.propensity.margin.Digits;

/**
 * What must be known of each feature's values before a model can be fitted: count, range, mean and
 * deviation, as they are and as log1p, and how they go with the label.
 *
 * <p>A kernel over rows {@code (x array<double>, label)}; parts of the rows are counted apart and
 * merged in a fixed order.
 */
final class FeatureMoments implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double HEAVY = 10;

  private final int width;
  private final double[] lowest;
  private final double[] highest;
  private final Sums plain;
  private final Sums logged;
  private double rows;
  private double positives;

  FeatureMoments(int width) {
    this.width = width;
    this.lowest = new double[width];
    this.highest = new double[width];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    this.plain = new Sums(width);
    this.logged = new Sums(width);
  }

  /** Sums over the values that are there, feature by feature. */
  private static final class Sums implements Serializable {

    private static final long serialVersionUID = 1L;

    private final double[] count;
    private final double[] positives;
    private final double[] values;
    private final double[] squares;
    private final double[] ofPositives;

    Sums(int width) {
      this.count = new double[width];
      this.positives = new double[width];
      this.values = new double[width];
      this.squares = new double[width];
      this.ofPositives = new double[width];
    }

    void add(int f, double value, double label) {
      count[f]++;
      positives[f] += label;
      values[f] += value;
      squares[f] += value * value;
      ofPositives[f] += value * label;
    }

    void merge(Sums other) {
      for (int f = 0; f < count.length; f++) {
        count[f] += other.count[f];
        positives[f] += other.positives[f];
        values[f] += other.values[f];
        squares[f] += other.squares[f];
        ofPositives[f] += other.ofPositives[f];
      }
    }

    double mean(int f) {
      return count[f] == 0 ? 0 : values[f] / count[f];
    }

    double deviation(int f) {
      double mean = mean(f);
      double variance = count[f] == 0 ? 0 : squares[f] / count[f] - mean * mean;
      boolean constant = variance <= 1e-12 * (1 + mean * mean);
      return constant ? 0 : Math.sqrt(variance);
    }

    double correlation(int f) {
      double rate = positives[f] / count[f];
      double spread = deviation(f) * Math.sqrt(rate * (1 - rate));
      return spread == 0 ? 0 : (ofPositives[f] / count[f] - mean(f) * rate) / spread;
    }
  }

  /** Counts rows {@code (x, label)}, those two being the first columns. */
  FeatureMoments addAll(Iterator<Row> all) {
    DoubleUnaryOperator log = value -> Math.log1p(Math.max(0, value));
    while (all.hasNext()) {
      Row row = all.next();
      List<Double> x = row.getList(0);
      double label = row.getDouble(1);
      rows++;
      positives += label;
      for (int f = 0; f < width; f++) {
        Double value = x.get(f);
        if (value != null && !value.isNaN()) {
          lowest[f] = Math.min(lowest[f], value);
          highest[f] = Math.max(highest[f], value);
          plain.add(f, value, label);
          logged.add(f, log.applyAsDouble(value), label);
        }
      }
    }
    return this;
  }

  FeatureMoments merge(FeatureMoments other) {
    rows += other.rows;
    positives += other.positives;
    for (int f = 0; f < width; f++) {
      lowest[f] = Math.min(lowest[f], other.lowest[f]);
      highest[f] = Math.max(highest[f], other.highest[f]);
    }
    plain.merge(other.plain);
    logged.merge(other.logged);
    return this;
  }

  double rows() {
    return rows;
  }

  double positives() {
    return positives;
  }

  /** The recipe of a feature, weights still 0. A tail ten times the mean is heavy. */
  FeatureRecipe recipe(int f, String name, boolean bool) {
    boolean log = lowest[f] >= 0 && highest[f] > HEAVY * Math.max(1, plain.mean(f));
    Sums sums = log ? logged : plain;
    double missing = rows == 0 ? 0 : 1 - plain.count[f] / rows;
    return new FeatureRecipe(
        name, bool, log, Digits.nine(sums.mean(f)), Digits.nine(sums.deviation(f)), missing, 0, 0);
  }

  /** Correlation with the label of the feature as the recipe takes it. */
  double correlation(int f, FeatureRecipe recipe) {
    return (recipe.log() ? logged : plain).correlation(f);
  }
}
