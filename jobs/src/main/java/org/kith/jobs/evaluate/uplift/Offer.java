package org.kith.jobs.evaluate.uplift;

/**
 * What an offer earns and costs, in one currency.
 *
 * @param worth of one more of the outcome, finite
 * @param cost of one offer, 0 or more
 */
public record Offer(double worth, double cost) {

  public Offer {
    if (!Double.isFinite(worth) || !(cost >= 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException("worth %s, cost %s".formatted(worth, cost));
    }
  }
}
