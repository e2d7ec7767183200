package org.kith.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.jobs.report.ModelFigures.Baseline;
import org.kith.jobs.report.ModelFigures.Bin;
import org.kith.jobs.report.ModelFigures.Importance;

/** Figures of made-up models. */
final class SampleModels {

  private SampleModels() {}

  static List<ModelFigures> all() {
    return List.of(recommender(), propensity());
  }

  static ModelFigures recommender() {
    return new ModelFigures(
        "next-item",
        "recommend",
        "als",
        "20260630-8c41f2e",
        true,
        true,
        "passed",
        "Its lists find more of what people went on to buy than the best sellers do, as the gate asks.",
        null,
        "orders of the last 28 days, 1,204 people",
        Map.of("recall@20", 0.2134, "ndcg@20", 0.1187, "coverage@20", 0.412),
        List.of(
            new Baseline(
                "popularity",
                Map.of("recall@20", 0.1421, "ndcg@20", 0.0803, "coverage@20", 0.036))),
        List.of(),
        List.of());
  }

  static ModelFigures propensity() {
    return new ModelFigures(
        "repurchase-30d",
        "propensity",
        "logistic regression",
        "20260630-8c41f2e",
        true,
        true,
        "passed",
        "It ranks people better than the baseline and its probabilities can be taken at their word.",
        "Will they buy again within 30 days?",
        "the cut-off of 2026-05-31, 2,411 people, 611 of whom bought",
        Map.of("auc", 0.782, "log_loss", 0.4531, "brier", 0.1489, "ece", 0.0183, "lift@10%", 2.61),
        List.of(
            new Baseline(
                "base rate",
                Map.of(
                    "auc",
                    0.5,
                    "log_loss",
                    0.5662,
                    "brier",
                    0.1893,
                    "ece",
                    0.0102,
                    "lift@10%",
                    1.0)),
            new Baseline("recency rule", Map.of("auc", 0.741, "lift@10%", 2.22))),
        bins(),
        List.of(
            new Importance("recency_days", -0.912),
            new Importance("frequency_365", 0.604),
            new Importance("spend_365", 0.311),
            new Importance("social_engagement", 0.187),
            new Importance("price_sensitivity", -0.122),
            new Importance("community_role_insider", 0.094)));
  }

  static ModelFigures named(String name) {
    return new ModelFigures(
        name,
        name,
        name,
        name,
        false,
        false,
        name,
        name,
        name,
        name,
        Map.of(name, 0.5),
        List.of(new Baseline(name, Map.of(name, 0.4))),
        List.of(new Bin(0.1, 0.1, 12)),
        List.of(new Importance(name, 1)));
  }

  private static List<Bin> bins() {
    double[] predicted = {0.03, 0.06, 0.10, 0.14, 0.18, 0.23, 0.29, 0.37, 0.48, 0.66};
    double[] observed = {0.025, 0.071, 0.088, 0.151, 0.196, 0.212, 0.311, 0.349, 0.502, 0.641};
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < predicted.length; i++) {
      bins.add(new Bin(predicted[i], observed[i], 241));
    }
    return bins;
  }
}
