package org.kith.models.uplift;

import java.util.List;
import java.util.stream.IntStream;
import org.kith.features.error.Problem;

/** Sums of a campaign's outcome, by arm and fold: all that the first fits need. */
final class CampaignSums implements UpliftRows.Sum<CampaignSums> {

  /** Parts of the people; each is foretold by what the others taught. */
  static final int FOLDS = 5;

  private static final long serialVersionUID = 1L;

  private final int features;
  private final GramSums[] treated = new GramSums[FOLDS];
  private final GramSums[] control = new GramSums[FOLDS];

  private CampaignSums(int features) {
    this.features = features;
    for (int fold = 0; fold < FOLDS; fold++) {
      treated[fold] = new GramSums(features);
      control[fold] = new GramSums(features);
    }
  }

  /**
   * Sums over a campaign.
   *
   * @throws Problem {@code INPUT_REFUSED} when nobody or everybody got the offer
   */
  static CampaignSums of(UpliftRows rows, int features) {
    CampaignSums sums =
        rows.sum(
            new CampaignSums(features),
            (sum, row) ->
                (row.treated() ? sum.treated : sum.control)
                    [row.fold()].add(row.features(), row.outcome(), 1));
    long offered = Math.round(Ridge.total(sums.treated()).weight());
    long held = Math.round(Ridge.total(sums.control()).weight());
    if (offered == 0 || held == 0) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "treatment",
          "%,d people got the offer and %,d did not; both are needed".formatted(offered, held),
          "Give a campaign that held some people out.");
    }
    return sums;
  }

  @Override
  public CampaignSums plus(CampaignSums other) {
    for (int fold = 0; fold < FOLDS; fold++) {
      treated[fold].plus(other.treated[fold]);
      control[fold].plus(other.control[fold]);
    }
    return this;
  }

  @Override
  public CampaignSums empty() {
    return new CampaignSums(features);
  }

  int features() {
    return features;
  }

  /** Outcome of those who got the offer, a fold each. */
  List<GramSums> treated() {
    return List.of(treated);
  }

  /** Outcome of those who did not. */
  List<GramSums> control() {
    return List.of(control);
  }

  /** Outcome of all. */
  List<GramSums> everybody() {
    return folds().mapToObj(fold -> treated[fold].copy().plus(control[fold])).toList();
  }

  /** Whether the offer came, of all. */
  List<GramSums> treatment() {
    return folds().mapToObj(fold -> GramSums.ofTreatment(treated[fold], control[fold])).toList();
  }

  private static IntStream folds() {
    return IntStream.range(0, FOLDS);
  }
}
