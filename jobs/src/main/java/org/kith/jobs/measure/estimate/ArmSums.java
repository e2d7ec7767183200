package org.kith.jobs.measure.estimate;

/**
 * All that an arm's people have to say: sums of an outcome y and of what the same people did before
 * the start, x. Sums of two sets of people without a common one may be added.
 *
 * @param people in the arm
 * @param y sum of the outcome
 * @param x sum of the same measure before the start
 * @param yy sum of y²
 * @param xx sum of x²
 * @param xy sum of x · y
 * @param units the same, summed by those who were drawn into the arm together
 */
public record ArmSums(
    double people, double y, double x, double yy, double xx, double xy, UnitSums units) {

  /** Nobody. */
  public static final ArmSums NOBODY = new ArmSums(0, 0, 0, 0, 0, 0, UnitSums.NONE);

  /** People each of whom was drawn alone. */
  public static ArmSums alone(double people, double y, double x, double yy, double xx, double xy) {
    return new ArmSums(people, y, x, yy, xx, xy, new UnitSums(people, people, y, x, yy, xx, xy));
  }

  /** People who were drawn together, as one unit. */
  public static ArmSums ofUnit(double people, double y, double x, double yy, double xx, double xy) {
    UnitSums unit = new UnitSums(1, people * people, people * y, people * x, y * y, x * x, x * y);
    return new ArmSums(people, y, x, yy, xx, xy, unit);
  }

  /** These people and those. */
  public ArmSums plus(ArmSums other) {
    return new ArmSums(
        people + other.people,
        y + other.y,
        x + other.x,
        yy + other.yy,
        xx + other.xx,
        xy + other.xy,
        units.plus(other.units));
  }

  double meanY() {
    return y / people;
  }

  double meanX() {
    return x / people;
  }

  /** Sum of squares of y about its mean. */
  double spreadY() {
    return Math.max(0, yy - y * y / people);
  }

  /** Sum of squares of x about its mean. */
  double spreadX() {
    return Math.max(0, xx - x * x / people);
  }

  /** Sum of products of x and y about their means. */
  double together() {
    return xy - x * y / people;
  }
}
