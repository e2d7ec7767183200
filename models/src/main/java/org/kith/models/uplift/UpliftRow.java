package org.kith.models.uplift;

import java.io.Serializable;

/** One person of a campaign: what was known before, whether the offer came, and what then was. */
public final class UpliftRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private final double[] features;
  private final boolean treated;
  private final double outcome;
  private final int fold;
  private final int campaign;
  private final boolean responded;

  /**
   * One of a single campaign, whose outcome does not say what it came of.
   *
   * @param features finite numbers, known before the offer, as many for everybody
   * @param treated whether the offer came
   * @param outcome finite; 0 or 1 where it is a no or a yes
   * @param fold part of the people that this one belongs to, 0 or more, by chance
   */
  public UpliftRow(double[] features, boolean treated, double outcome, int fold) {
    this(features, treated, outcome, fold, 0, false);
  }

  /**
   * One of several campaigns.
   *
   * @param features as above
   * @param treated as above
   * @param outcome as above
   * @param fold the same in every campaign that the person is in
   * @param campaign its place among them in time, 0 for the earliest
   * @param responded whether the outcome says that it came of the campaign
   */
  UpliftRow(
      double[] features,
      boolean treated,
      double outcome,
      int fold,
      int campaign,
      boolean responded) {
    this.features = features.clone();
    this.treated = treated;
    this.outcome = outcome;
    this.fold = Math.floorMod(fold, CampaignSums.FOLDS);
    this.campaign = campaign;
    this.responded = responded;
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

  int campaign() {
    return campaign;
  }

  /** 1 for a response attributed to the campaign, else 0. */
  double response() {
    return responded ? 1 : 0;
  }
}
