package org.kith.jobs.world.people;

import org.kith.jobs.world.base.Places;

/**
 * How people come to buy, buy again and leave: a first order after an exponential time, then BG/NBD
 * (Fader, Hardie and Lee 2005) in shopping days, with gamma rates whose scale depends on attributes
 * that the brand sees, and complaints that are likelier at the last order.
 *
 * <p>The probabilities given what can be seen follow from the conjugate priors in closed form.
 */
public final class BuyingProcess {

  /** Shape of the gamma of first-order rates. */
  static final double CONVERSION_SHAPE = 0.7;

  /** Its scale parameter in shopping days. */
  static final double CONVERSION_SCALE = 14;

  /** Shape of the gamma of further-order rates. */
  static final double SHAPE = 0.75;

  /** First parameter of the beta of drop-out probabilities. */
  static final double A = 0.7;

  /** Second parameter of the beta of drop-out probabilities. */
  static final double B = 6.5;

  private static final double BASE_SCALE = 29;

  /** How often the last order before leaving brings a complaint. */
  private static final double COMPLAINT_LEAVING = 0.35;

  /** How often any other order does. */
  private static final double COMPLAINT_STAYING = 0.05;

  private BuyingProcess() {}

  /** Scale parameter of the rates of people who look like this to the brand. */
  static double scale(boolean member, boolean female, int city, int acquired) {
    if (!member) {
      return BASE_SCALE * 1.35;
    }
    double pull =
        (female ? 0.12 : -0.12) + (Places.isFirstTier(city) ? 0.2 : -0.1) + ACQUIRED[acquired];
    return BASE_SCALE * StrictMath.exp(-pull);
  }

  private static final double[] ACQUIRED = {0.1, 0.25, 0.0, -0.45};

  /** How often an order brings a complaint. */
  public static double complaint(boolean leaving) {
    return leaving ? COMPLAINT_LEAVING : COMPLAINT_STAYING;
  }

  /** Probability of a first order within {@code ahead}, after {@code waited} without one. */
  public static double firstOrder(double waited, double ahead) {
    double still =
        StrictMath.pow(
            (CONVERSION_SCALE + waited) / (CONVERSION_SCALE + waited + ahead), CONVERSION_SHAPE);
    return 1 - still;
  }

  /**
   * Probability of another order within {@code ahead}, all times in shopping days.
   *
   * @param scale scale parameter for the person's attributes
   * @param repeats orders after the first
   * @param last time from the first order to the last
   * @param observed time from the first order to now
   * @param complained whether the last order brought a complaint
   */
  public static double nextOrder(
      double scale, int repeats, double last, double observed, boolean complained, double ahead) {
    double none = StrictMath.pow((scale + observed) / (scale + observed + ahead), SHAPE + repeats);
    return alive(scale, repeats, last, observed, complained) * (1 - none);
  }

  /** Probability of not having left; see {@link #nextOrder}. */
  static double alive(double scale, int repeats, double last, double observed, boolean complained) {
    if (repeats == 0) {
      return 1;
    }
    double evidence =
        complained
            ? COMPLAINT_LEAVING / COMPLAINT_STAYING
            : (1 - COMPLAINT_LEAVING) / (1 - COMPLAINT_STAYING);
    double odds =
        A
            / (B + repeats - 1)
            * StrictMath.pow((scale + observed) / (scale + last), SHAPE + repeats)
            * evidence;
    return 1 / (1 + odds);
  }

  /** Expected further orders within {@code ahead} of somebody alive, given rate and drop-out. */
  public static double expectedOrders(double rate, double dropout, double ahead) {
    double leaving = dropout * rate * ahead;
    return leaving < 1e-9 ? rate * ahead : -StrictMath.expm1(-leaving) / dropout;
  }
}
