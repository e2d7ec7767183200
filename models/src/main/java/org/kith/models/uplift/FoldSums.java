package org.kith.models.uplift;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of a target that is made up person by person, a fold each. */
final class FoldSums implements UpliftRows.Sum<FoldSums> {

  private static final long serialVersionUID = 1L;

  private final int features;
  private final GramSums[] folds;

  private FoldSums(int features, int parts) {
    this.features = features;
    this.folds = new GramSums[parts];
    for (int fold = 0; fold < folds.length; fold++) {
      folds[fold] = new GramSums(features);
    }
  }

  /** What is fitted: a target for a person, and how much the person weighs, 0 for not at all. */
  interface Target extends Serializable {

    double target(UpliftRow row);

    default double weight(UpliftRow row) {
      return 1;
    }
  }

  static List<GramSums> of(UpliftRows rows, int features, Target target) {
    return List.of(
        rows.sum(
                new FoldSums(features, CampaignSums.FOLDS),
                (sums, row) ->
                    sums.folds[row.fold()].add(
                        row.features(), target.target(row), target.weight(row)))
            .folds);
  }

  /** The same for each campaign by itself, in their order. */
  static List<List<GramSums>> ofCampaigns(
      UpliftRows rows, int features, int campaigns, Target target) {
    FoldSums sums =
        rows.sum(
            new FoldSums(features, campaigns * CampaignSums.FOLDS),
            (sum, row) ->
                sum.folds[row.campaign() * CampaignSums.FOLDS + row.fold()].add(
                    row.features(), target.target(row), target.weight(row)));
    return IntStream.range(0, campaigns)
        .mapToObj(
            campaign ->
                Arrays.asList(sums.folds)
                    .subList(campaign * CampaignSums.FOLDS, (campaign + 1) * CampaignSums.FOLDS))
        .toList();
  }

  @Override
  public FoldSums plus(FoldSums other) {
    for (int fold = 0; fold < folds.length; fold++) {
      folds[fold].plus(other.folds[fold]);
    }
    return this;
  }

  @Override
  public FoldSums empty() {
    return new FoldSums(features, folds.length);
  }
}
