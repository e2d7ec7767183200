package org.kith.models.uplift;

import java.io.Serializable;

/** One person of a campaign: what was known before, whether the offer came, and what then was. */
public final class UpliftRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] features;
  private final boolean treated;
  private final double outcome;
  private final int fold;

  /**
   * @param features finite numbers, known before the offer, as many for everybody
   * @param treated whether the offer came
   * @param outcome finite; 0 or 1 where it is a no or a yes
   * @param fold part of the people that this one belongs to, 0 or more, by chance
   */
  public UpliftRow(double[] features, boolean treated, double outcome, int fold) {
    this.features = features.clone();
    this.treated = treated;
    this.outcome = outcome;
    this.fold = Math.floorMod(fold, CampaignSums.FOLDS);
  }

  double[] features() {
    return features;
  }

  boolean treated() {
    return treated;
  }

  double outcome() {
    return outcome;
  }

  int fold() {
    return fold;
  }
}
