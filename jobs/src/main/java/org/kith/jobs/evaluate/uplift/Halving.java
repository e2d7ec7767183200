package org.kith.jobs.evaluate.uplift;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.kith.jobs.evaluate.table.Design;
import org.kith.models.uplift.SingleFeatureRule;
import org.kith.models.uplift.UpliftLearner;
import org.kith.models.uplift.UpliftRow;
import org.kith.models.uplift.UpliftRows;
import org.kith.models.uplift.gain.UpliftCurve;

/** One seeded halving of a campaign: models learn from the first half and rank the second. */
final class Halving {

  private static final int[] PERCENTS = {10, 30};

  private final Campaign campaign;
  private final UpliftRequest request;
  private final long seed;
  private final int[] test;
  private final Design design;
  private final UpliftRows train;

  /**
   * @throws org.kith.features.error.Problem {@code INPUT_REFUSED} where no column tells anything of
   *     the first half
   */
  Halving(Campaign campaign, UpliftRequest request, long seed) {
    this.campaign = campaign;
    this.request = request;
    this.seed = seed;
    int[] rows = campaign.rows();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = rows.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = rows[i];
      rows[i] = rows[other];
      rows[other] = swapped;
    }
    int[] learnt = Arrays.copyOf(rows, rows.length / 2);
    this.test = Arrays.copyOfRange(rows, rows.length / 2, rows.length);
    this.design = campaign.design(learnt);
    UpliftRow[] people = new UpliftRow[learnt.length];
    Arrays.setAll(
        people,
        i ->
            new UpliftRow(
                design.row(learnt[i]),
                campaign.treated(learnt[i]),
                campaign.outcome(learnt[i]),
                i));
    this.train = UpliftRows.of(List.of(people));
  }

  Map<String, Double> measured(UpliftLearner learner) {
    return metrics(learner.fit(train, design.width())::effect);
  }

  SingleFeatureRule rule() {
    return SingleFeatureRule.best(train, design.width());
  }

  String nameOf(SingleFeatureRule rule) {
    return design.names().get(rule.feature()) + (rule.rising() ? " high" : " low");
  }

  Map<String, Double> measured(SingleFeatureRule rule) {
    return metrics(rule::score);
  }

  private Map<String, Double> metrics(ToDoubleFunction<double[]> score) {
    double[] scores = new double[test.length];
    boolean[] treated = new boolean[test.length];
    double[] outcomes = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      scores[i] = score.applyAsDouble(design.row(test[i]));
      treated[i] = campaign.treated(test[i]);
      outcomes[i] = campaign.outcome(test[i]);
    }
    UpliftCurve curve = UpliftCurve.of(scores, treated, outcomes, seed);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("qini", curve.qini());
    metrics.put("auuc", curve.auuc());
    for (int percent : PERCENTS) {
      metrics.put("uplift@" + percent + "%", curve.uplift(percent));
      request
          .offer()
          .ifPresent(
              offer ->
                  metrics.put(
                      "value@" + percent + "%",
                      curve.policyValue(percent, offer.worth(), offer.cost())));
    }
    return metrics;
  }
}
