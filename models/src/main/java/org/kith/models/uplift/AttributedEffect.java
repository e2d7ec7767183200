package org.kith.models.uplift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.models.evaluate.Bootstrap;

/**
 * An effect ordered by the responses that say of themselves which campaign they came of, and
 * measured on those held out.
 *
 * <p>A response attributed to a campaign carries far less chance than an outcome, yet some who
 * responded would have acted anyway. So the likelihood of a response to each campaign is learnt
 * from its treated alone ({@link RandomSlopes}), and its distance from the campaign's mean, d(x),
 * foretold for each fold by the others, is held against the doubly robust score ψ of the randomised
 * holdout: the fit ψ = level + slope · d. Where attribution is right, slope is 1; where it is
 * worthless, 0: the calibration of Chernozhukov et al. (2018), Generic machine learning inference
 * on heterogeneous treatment effects, equation 2.1. The interval is of White (1980), each contact
 * for itself.
 *
 * @param function the effect of the latest campaign
 * @param byFold the same for the people of each fold, learnt from the others
 * @param slope effect for each attributed response
 * @param bounds of the slope, with 95 % confidence
 */
record AttributedEffect(
    LinearFunction function, List<LinearFunction> byFold, double slope, Bootstrap.Interval bounds) {

  /** Responses to the latest campaign without which nothing is learnt of it. */
  static final int LEAST_RESPONSES = 10;

  private static final double HALF = .5;
  private static final double NORMAL = 1.959963984540054;

  /**
   * Learns from campaigns.
   *
   * @param campaigns how many, 1 or more; the last is the latest
   */
  static AttributedEffect of(UpliftRows rows, CampaignSums sums, int campaigns) {
    List<List<GramSums>> responses = responses(rows, sums.features(), campaigns);
    List<LinearFunction> all =
        RandomSlopes.deviations(responses.stream().map(Ridge::total).toList());
    List<ArrayList<LinearFunction>> byFold =
        IntStream.range(0, CampaignSums.FOLDS)
            .mapToObj(fold -> new ArrayList<>(without(responses, fold)))
            .toList();
    ArrayList<ArrayList<LinearFunction>> held = new ArrayList<>(byFold);
    DoublyRobust score = new DoublyRobust(sums);
    GramSums pairs =
        rows.sum(
            new GramSums(1),
            (sum, row) -> sum.add(new double[] {distance(held, row)}, score.of(row), 1));
    double variation = pairs.covariation(0, 0);
    double slope = variation > 0 ? pairs.covariation(0) / variation : 0;
    double centre = pairs.mean(0);
    double mean = pairs.targetMean();
    GramSums errors =
        rows.sum(
            new GramSums(0),
            (sum, row) -> {
              double off = distance(held, row) - centre;
              sum.add(new double[0], off * (score.of(row) - mean - slope * off), 1);
            });
    double half =
        variation > 0 ? NORMAL * Math.sqrt(errors.targetVariation()) / variation : Double.NaN;
    Bootstrap.Interval bounds = new Bootstrap.Interval(slope - half, slope + half);
    double used = bounds.low() > 0 ? slope : 1;
    double level = mean - used * centre;
    return new AttributedEffect(
        effect(all.get(campaigns - 1), level, used),
        byFold.stream().map(fold -> effect(fold.get(campaigns - 1), level, used)).toList(),
        slope,
        bounds);
  }

  /** Responses of the treated, a fold each, to one campaign after the other. */
  private static List<List<GramSums>> responses(UpliftRows rows, int features, int campaigns) {
    FoldSums.Target response =
        new FoldSums.Target() {
          @Override
          public double target(UpliftRow row) {
            return row.response();
          }

          @Override
          public double weight(UpliftRow row) {
            return row.treated() ? 1 : 0;
          }
        };
    return FoldSums.ofCampaigns(rows, features, campaigns, response);
  }

  private static List<LinearFunction> without(List<List<GramSums>> responses, int fold) {
    return RandomSlopes.deviations(
        responses.stream().map(folds -> Ridge.total(Ridge.without(folds, fold))).toList());
  }

  private static double distance(ArrayList<ArrayList<LinearFunction>> byFold, UpliftRow row) {
    return byFold.get(row.fold()).get(row.campaign()).at(row.features());
  }

  private static LinearFunction effect(LinearFunction distance, double level, double slope) {
    double[] slopes = new double[distance.width()];
    for (int f = 0; f < slopes.length; f++) {
      slopes[f] = slope * distance.slope(f);
    }
    return new LinearFunction(level + slope * distance.intercept(), slopes);
  }

  /** Whether those held out show that attribution orders people by their effect. */
  boolean isProven() {
    return bounds.low() > 0;
  }

  /**
   * Whether those held out speak against it: not even half a true effect may lie in each attributed
   * response. Half and not the whole 1, since a likelihood learnt from few responses is known with
   * error, which by itself draws the slope towards 0. Where they can tell neither, attribution is
   * taken at its word, slope 1, and nothing is claimed.
   */
  boolean isRefuted() {
    return !isProven() && !(bounds.high() >= HALF);
  }
}
