package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How much more an item counts that a person did not choose, the more people chose it: (n / n̄)^ρ
 * of n people, scaled so that the mean over all items is 1. Whoever leaves out what many want has
 * rather seen it and declined; He, Zhang, Kan and Chua, "Fast matrix factorization for online
 * recommendation with implicit feedback" (2016), section 4.1, equation 8.
 *
 * @param rho ρ, 0 or more; 0 for all alike
 * @param mean the mean of n^ρ over all items
 */
public record Commonness(double rho, double mean) implements Serializable {

  /** That of items of which so many people chose each; an item of nobody's counts 0. */
  public static Commonness of(double rho, long[] people) {
    double sum = Arrays.stream(people).mapToDouble(n -> power(n, rho)).sum();
    return new Commonness(rho, people.length == 0 || sum == 0 ? 1 : sum / people.length);
  }

  /** That of each item, by the number of its people; null where all are alike. */
  public float[] of(long[] people) {
    if (rho == 0) {
      return null;
    }
    float[] all = new float[people.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (power(people[i], rho) / mean);
    }
    return all;
  }

  /** A block of items with the commonness of each laid beside it. */
  public RatingBlock laidBeside(RatingBlock items) {
    long[] people = Arrays.stream(items.counts()).asLongStream().toArray();
    return new RatingBlock(items.ids(), items.starts(), items.codes(), items.weights(), of(people));
  }

  private static double power(long people, double rho) {
    return people == 0 ? 0 : Math.pow(people, rho);
  }
}
