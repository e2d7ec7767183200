package org.kith.jobs.measure.estimate;

/**
 * What the units of an arm have to say, each drawn into its arm as a whole: sums of products of
 * their totals. A person who stands alone is a unit of one. Sums may be added as those of {@link
 * ArmSums}.
 *
 * @param units in the arm
 * @param nn sum of squared numbers of people
 * @param ny sum of people · total of y
 * @param nx sum of people · total of x
 * @param yy sum of squared totals of y
 * @param xx sum of squared totals of x
 * @param xy sum of total of x · total of y
 */
public record UnitSums(
    double units, double nn, double ny, double nx, double yy, double xx, double xy) {

  static final UnitSums NONE = new UnitSums(0, 0, 0, 0, 0, 0, 0);

  UnitSums plus(UnitSums other) {
    return new UnitSums(
        units + other.units,
        nn + other.nn,
        ny + other.ny,
        nx + other.nx,
        yy + other.yy,
        xx + other.xx,
        xy + other.xy);
  }

  /** Sum of the squares of the units' totals of y − slope · x − mean, a person. */
  double spread(double slope, double mean) {
    return Math.max(
        0,
        yy
            + slope * slope * xx
            + mean * mean * nn
            - 2 * slope * xy
            - 2 * mean * ny
            + 2 * slope * mean * nx);
  }
}
