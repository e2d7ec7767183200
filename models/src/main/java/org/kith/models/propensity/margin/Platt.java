package org.kith.models.propensity.margin;

import java.util.List;
import org.kith.models.evaluate.CalibrationPoint;

/**
 * Makes a margin into a probability: 1 ÷ (1 + e^−(slope · margin + offset)). Platt (1999).
 *
 * @param slope above 0, so that the order of people stays
 * @param offset of the margin
 */
public record Platt(double slope, double offset) implements Curve {

  /** Leaves the margin as it is. */
  public static final Platt IDENTITY = new Platt(1, 0);

  private static final int STEPS = 50;
  private static final double RIDGE = 5;

  @Override
  public double probability(double margin) {
    return 1 / (1 + Math.exp(-(slope * margin + offset)));
  }

  /**
   * The likeliest curve through points of (margin, share of yes, rows), by Newton's method. Where
   * it would fall, or one answer is absent, the margin stays as it is.
   */
  public static Platt through(List<CalibrationPoint> points) {
    double slope = 1;
    double offset = 0;
    for (int step = 0; step < STEPS; step++) {
      double[] sums = sums(points, slope, offset);
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double slopeStep = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double offsetStep = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      double damp = Math.min(1, 2 / (Math.abs(slopeStep) + Math.abs(offsetStep) + 1e-300));
      slope += damp * slopeStep;
      offset += damp * offsetStep;
      if (Math.abs(slopeStep) + Math.abs(offsetStep) < 1e-12) {
        break;
      }
    }
    boolean usable = slope > 0 && Double.isFinite(slope) && Double.isFinite(offset);
    return usable ? new Platt(Digits.nine(slope), Digits.nine(offset)) : IDENTITY;
  }

  /** Gradient by slope and offset, then the Hessian's three entries. */
  private static double[] sums(List<CalibrationPoint> points, double slope, double offset) {
    double[] sums = {RIDGE * (1 - slope), -RIDGE * offset, RIDGE, 0, RIDGE};
    for (CalibrationPoint point : points) {
      double margin = point.score();
      double p = new Platt(slope, offset).probability(margin);
      double error = point.rows() * (point.rate() - p);
      double weight = point.rows() * p * (1 - p);
      sums[0] += error * margin;
      sums[1] += error;
      sums[2] += weight * margin * margin;
      sums[3] += weight * margin;
      sums[4] += weight;
    }
    return sums;
  }
}
