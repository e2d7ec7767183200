package org.kith.models.uplift.gain;

import org.kith.models.evaluate.Bootstrap;

/**
 * What an offer changed on average, and how sure that is.
 *
 * @param effect mean outcome of those who got it less that of those who did not
 * @param interval where it lies with 95 % confidence; NaN where an arm has fewer than two people
 */
public record AverageEffect(double effect, Bootstrap.Interval interval) {

  private static final double NORMAL = 1.959963984540054;

  /**
   * The difference in means, with the variance of Neyman (1923): each arm's ÷ its size.
   *
   * @param treated of those who got the offer
   * @param control of those who did not
   */
  public static AverageEffect of(Outcomes treated, Outcomes control) {
    double effect = treated.mean() - control.mean();
    double half = NORMAL * Math.sqrt(treated.varianceOfMean() + control.varianceOfMean());
    return new AverageEffect(effect, new Bootstrap.Interval(effect - half, effect + half));
  }

  /** Whether it may be called an effect: its interval does not hold 0. */
  public boolean isClaimed() {
    return interval.low() > 0 || interval.high() < 0;
  }

  /**
   * Outcomes of an arm.
   *
   * @param people how many
   * @param sum of their outcomes
   * @param squares sum of their squares
   */
  public record Outcomes(double people, double sum, double squares) {

    /** Nobody. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0);

    /** With one more. */
    public Outcomes with(double outcome) {
      return new Outcomes(people + 1, sum + outcome, squares + outcome * outcome);
    }

    /** Mean outcome. */
    double mean() {
      return sum / people;
    }

    double varianceOfMean() {
      return Math.max(0, squares - sum * mean()) / (people - 1) / people;
    }
  }
}
