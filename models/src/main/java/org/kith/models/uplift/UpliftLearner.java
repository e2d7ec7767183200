package org.kith.models.uplift;

import java.util.Arrays;
import java.util.List;
import org.kith.features.error.Problem;

/**
 * Ways to learn, from a campaign, by how much an offer changes the outcome of each person. Every
 * fit inside is a ridge regression whose strength is chosen on folds of the campaign's own people.
 */
public enum UpliftLearner {
  /** The outcome foretold with the offer less that without: Künzel et al. (2019), section 2. */
  T_LEARNER {
    @Override
    LinearFunction effect(UpliftRows rows, CampaignSums sums) {
      return difference(Ridge.chosen(sums.treated()), Ridge.chosen(sums.control()));
    }
  },

  /**
   * What each person's outcome differs from the other arm's forecast, learnt in each arm and put
   * together by the arms' sizes: Künzel et al. (2019), equations 8 to 10.
   */
  X_LEARNER {
    @Override
    LinearFunction effect(UpliftRows rows, CampaignSums sums) {
      CrossFit treated = new CrossFit(sums.treated());
      CrossFit control = new CrossFit(sums.control());
      LinearFunction ofTreated = imputed(rows, sums, true, row -> row.outcome() - control.of(row));
      LinearFunction ofControl = imputed(rows, sums, false, row -> treated.of(row) - row.outcome());
      return ofControl.mixed(Ridge.total(sums.treatment()).targetMean(), ofTreated);
    }
  },

  /**
   * What is left of the outcome on what is left of the treatment, once the features have foretold
   * both: Nie and Wager (2021), equation 4.
   */
  R_LEARNER {
    @Override
    LinearFunction effect(UpliftRows rows, CampaignSums sums) {
      CrossFit outcome = new CrossFit(sums.everybody());
      Propensity propensity = new Propensity(sums);
      FoldSums.Target residual =
          new FoldSums.Target() {
            @Override
            public double target(UpliftRow row) {
              return (row.outcome() - outcome.of(row)) / propensity.residual(row);
            }

            @Override
            public double weight(UpliftRow row) {
              return propensity.residual(row) * propensity.residual(row);
            }
          };
      return Ridge.chosen(FoldSums.of(rows, sums.features(), residual));
    }
  },

  /**
   * The doubly robust score on the features: right when either the outcomes or the propensity of
   * treatment are: Kennedy (2023), equation 3.
   */
  DR_LEARNER {
    @Override
    LinearFunction effect(UpliftRows rows, CampaignSums sums) {
      DoublyRobust score = new DoublyRobust(sums);
      return Ridge.chosen(FoldSums.of(rows, sums.features(), score::of));
    }
  };

  abstract LinearFunction effect(UpliftRows rows, CampaignSums sums);

  /**
   * Learns from a campaign.
   *
   * @param features how many each row has
   * @throws Problem {@code INPUT_REFUSED} when nobody or everybody got the offer
   */
  public UpliftModel fit(UpliftRows rows, int features) {
    return new UpliftModel(this, effect(rows, CampaignSums.of(rows, features)));
  }

  /** The name in commands and reports, such as {@code t-learner}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** All the names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(UpliftLearner::label).toList();
  }

  /** The learner of a name that {@link #labels} has. */
  public static UpliftLearner labelled(String label) {
    return Arrays.stream(values())
        .filter(learner -> learner.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static LinearFunction difference(LinearFunction treated, LinearFunction control) {
    double[] slopes = new double[treated.width()];
    Arrays.setAll(slopes, f -> treated.slope(f) - control.slope(f));
    return new LinearFunction(treated.intercept() - control.intercept(), slopes);
  }

  private interface Imputed extends java.io.Serializable {
    double of(UpliftRow row);
  }

  private static LinearFunction imputed(
      UpliftRows rows, CampaignSums sums, boolean arm, Imputed effect) {
    FoldSums.Target target =
        new FoldSums.Target() {
          @Override
          public double target(UpliftRow row) {
            return effect.of(row);
          }

          @Override
          public double weight(UpliftRow row) {
            return row.treated() == arm ? 1 : 0;
          }
        };
    return Ridge.chosen(FoldSums.of(rows, sums.features(), target));
  }
}
