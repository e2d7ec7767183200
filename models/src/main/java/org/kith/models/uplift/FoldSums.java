package org.kith.models.uplift;

import java.io.Serializable;
import java.util.List;

/** Sums of a target that is made up person by person, a fold each. */
final class FoldSums implements UpliftRows.Sum<FoldSums> {

  private static final long serialVersionUID = 1L;

  private final int features;
  private final GramSums[] folds = new GramSums[CampaignSums.FOLDS];

  private FoldSums(int features) {
    this.features = features;
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
                new FoldSums(features),
                (sums, row) ->
                    sums.folds[row.fold()].add(
                        row.features(), target.target(row), target.weight(row)))
            .folds);
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
    return new FoldSums(features);
  }
}
