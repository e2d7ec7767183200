package org.kith.models.propensity;

import java.io.Serializable;

/**
 * How one tag enters the linear model, and with what weight.
 *
 * <p>A value x becomes z = (t(x) − mean) ÷ deviation, where t is log1p for a heavy tail and
 * identity otherwise; null becomes z = 0 and a missing flag. The share of the tag in the margin is
 * coefficient · z + missingCoefficient · (flag − missingShare), 0 for the average person.
 *
 * @param name the tag
 * @param bool whether it is yes or no
 * @param log whether t is log1p
 * @param mean of t(x) where learnt
 * @param deviation of t(x) where learnt; 0 for a constant, which has no share
 * @param missingShare share of nulls where learnt, 0 to 1
 * @param coefficient weight of z
 * @param missingCoefficient weight of the flag
 */
record FeatureRecipe(
    String name,
    boolean bool,
    boolean log,
    double mean,
    double deviation,
    double missingShare,
    double coefficient,
    double missingCoefficient)
    implements Serializable {

  /**
   * A number that is added to the margin as it is, times {@code sign}: known beforehand to move the
   * log-odds, so that nothing is learnt of it. Null adds nothing.
   */
  static FeatureRecipe offset(String name, int sign) {
    return new FeatureRecipe(name, false, false, 0, 1, 0, sign, 0);
  }

  double standard(Double value) {
    if (value == null || value.isNaN() || deviation == 0) {
      return 0;
    }
    double seen = log ? Math.log1p(Math.max(0, value)) : value;
    return (seen - mean) / deviation;
  }

  double missing(Double value) {
    if (missingShare == 0 || missingShare == 1) {
      return 0;
    }
    return (value == null || value.isNaN() ? 1 : 0) - missingShare;
  }

  double share(Double value) {
    return coefficient * standard(value) + missingCoefficient * missing(value);
  }

  /** How far the margin moves with a usual change of the tag. */
  double importance() {
    double flag = Math.sqrt(missingShare * (1 - missingShare));
    return (deviation == 0 ? 0 : Math.abs(coefficient)) + flag * Math.abs(missingCoefficient);
  }

  FeatureRecipe weighted(double ofValue, double ofMissing) {
    return new FeatureRecipe(name, bool, log, mean, deviation, missingShare, ofValue, ofMissing);
  }
}
