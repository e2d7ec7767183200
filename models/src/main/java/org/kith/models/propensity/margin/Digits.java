package org.kith.models.propensity.margin;

import java.math.BigDecimal;
import java.math.MathContext;

/** Learnt numbers, cut so that the order in which sums were made does not show. */
public final class Digits {

  private static final MathContext NINE = new MathContext(9);

  private Digits() {}

  /** Nine significant digits; what is not finite stays. */
  public static double nine(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : new BigDecimal(value).round(NINE).doubleValue();
  }
}
