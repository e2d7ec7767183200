package org.kith.jobs.world.people;

import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Places;

/**
 * One campaign: whom it is aimed at and what it does to them.
 *
 * @param id its name in the data
 * @param start first day of its two weeks
 * @param media paid, owned or earned
 * @param share share of those who may be addressed that are drawn into it
 * @param base mean effect on people of no special kind: probability of an order on top of others
 * @param pulls how effects change with gender, age, city and how the member came
 */
public record Campaign(
    int index,
    String id,
    String title,
    double start,
    String media,
    String channel,
    double share,
    double cost,
    double base,
    double[] pulls) {

  /** Days in which an addressed person may order because of it. */
  public static final int WINDOW = 14;

  /** Share of the drawn that are addressed; the rest are the control group. */
  public static final double TREATED = 0.8;

  private static final double NARROWNESS = 15;

  /** Mean effect on people with this person's attributes, all of which the brand sees. */
  public double meanEffect(Person person, int year) {
    double log =
        pulls[0] * (person.female() ? 1 : -1)
            + pulls[1] * (year - person.birthYear() < 32 ? 1 : -0.6)
            + pulls[2] * (Places.isFirstTier(person.city()) ? 1 : -0.8)
            + pulls[3] * (person.acquired() == 3 ? 1.2 : -0.5);
    return Math.min(0.4, base * StrictMath.exp(log));
  }

  /** This person's own effect: beta around the mean. */
  double effect(double mean, Draw draw) {
    return draw.beta(mean * NARROWNESS, (1 - mean) * NARROWNESS);
  }
}
