package org.kith.models.uplift;

import java.io.Serializable;

/**
 * Ranks people by one feature alone, up or down: what any model must beat.
 *
 * @param feature its place
 * @param rising whether more of it means more effect
 */
public record SingleFeatureRule(int feature, boolean rising) implements Serializable {

  /**
   * The rule whose feature goes best with the effect, by its correlation with the transformed
   * outcome (outcome less mean) · (treatment − e) ÷ e(1 − e), whose mean given the features is the
   * effect: Athey and Imbens (2016), section 3. Of equals the first feature.
   *
   * @param features how many each row has, 1 or more
   */
  public static SingleFeatureRule best(UpliftRows rows, int features) {
    CampaignSums campaign = CampaignSums.of(rows, features);
    double mean = Ridge.total(campaign.everybody()).targetMean();
    double share = Ridge.total(campaign.treatment()).targetMean();
    GramSums sums =
        Ridge.total(
            FoldSums.of(
                rows,
                features,
                row -> (row.outcome() - mean) / (row.treated() ? share : share - 1)));
    int best = 0;
    double highest = 0;
    for (int f = 0; f < features; f++) {
      double variation = sums.covariation(f, f);
      double strength =
          variation <= 1e-9 ? 0 : Math.abs(sums.covariation(f)) / Math.sqrt(variation);
      if (strength > highest) {
        highest = strength;
        best = f;
      }
    }
    return new SingleFeatureRule(best, sums.covariation(best) >= 0);
  }

  /** What people are ranked by. */
  public double score(double[] features) {
    return rising ? features[feature] : -features[feature];
  }
}
