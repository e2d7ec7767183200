package org.kith.jobs.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as SVG wants them: a point, at most two decimals, never an exponent. */
final class Coordinate {

  private Coordinate() {}

  static String of(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
