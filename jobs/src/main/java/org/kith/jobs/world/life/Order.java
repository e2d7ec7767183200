package org.kith.jobs.world.life;

import org.kith.jobs.world.people.Campaign;

/**
 * One order, before anything is put into the basket.
 *
 * @param day when
 * @param campaign what brought it about; null for an order of the buying process itself
 * @param complained whether the person complained about it
 */
public record Order(double day, Campaign campaign, boolean complained) {

  public boolean isOrganic() {
    return campaign == null;
  }
}
