package org.kith.jobs.standing;

/**
 * A rate with its 95 % interval.
 *
 * @param value events by case
 * @param low lower end
 * @param high upper end
 * @param events how many
 * @param cases out of how many
 */
public record Estimate(double value, double low, double high, long events, long cases) {

  private static final double Z = 1.959964;

  /** A share of people, with Wilson's interval (1927); of nobody, all of 0 to 1 is possible. */
  static Estimate share(long events, long cases) {
    if (cases == 0) {
      return new Estimate(0, 0, 1, 0, 0);
    }
    double n = cases;
    double p = events / n;
    double middle = p + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new Estimate(
        p,
        Math.max(0, (middle - reach) / scale),
        Math.min(1, (middle + reach) / scale),
        events,
        cases);
  }

  /**
   * Events by case where one case may have several, with Byar's interval of a Poisson count
   * (Breslow and Day 1987, section 2.3).
   */
  static Estimate rate(long events, long cases) {
    if (cases == 0) {
      return new Estimate(0, 0, 0, 0, 0);
    }
    double low =
        events == 0 ? 0 : events * cube(1 - 1 / (9.0 * events) - Z / (3 * Math.sqrt(events)));
    double more = events + 1.0;
    double high = more * cube(1 - 1 / (9 * more) + Z / (3 * Math.sqrt(more)));
    return new Estimate(
        (double) events / cases, Math.max(0, low) / cases, high / cases, events, cases);
  }

  private static double cube(double x) {
    return x * x * x;
  }
}
