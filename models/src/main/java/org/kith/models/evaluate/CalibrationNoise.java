package org.kith.models.evaluate;

import java.util.List;

/**
 * How large a calibration error chance alone makes: a model whose every probability is true still
 * shows one on a finite test, the larger the fewer people.
 *
 * <p>In a bin of n people foretold p, the share of yes is off by about a half-normal of scale √(p(1
 * − p) ÷ n), of mean √(2 ÷ π) and variance 1 − 2 ÷ π times its square; bins are independent and
 * weigh by their people. That binned calibration error is biased upwards so is shown by Roelofs et
 * al. (2022), Mitigating bias in calibration error estimation.
 */
public final class CalibrationNoise {

  private static final double MEAN = Math.sqrt(2 / Math.PI);
  private static final double VARIANCE = 1 - 2 / Math.PI;
  private static final double ONE_IN_TWENTY = 1.6448536269514722;

  private CalibrationNoise() {}

  /**
   * The calibration error that a true model exceeds once in twenty tests.
   *
   * @param bins of the test's people; their rates are not looked at
   * @return 0 without bins
   */
  public static double of(List<CalibrationPoint> bins) {
    double all = bins.stream().mapToDouble(CalibrationPoint::rows).sum();
    double mean = 0;
    double variance = 0;
    for (CalibrationPoint bin : bins) {
      double weight = bin.rows() / all;
      double square = bin.score() * (1 - bin.score()) / bin.rows();
      mean += weight * MEAN * Math.sqrt(square);
      variance += weight * weight * VARIANCE * square;
    }
    return mean + ONE_IN_TWENTY * Math.sqrt(variance);
  }
}
