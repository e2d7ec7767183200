package org.kith.jobs.night.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.Problem;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.recommend.choose.Choice;
import org.kith.models.recommend.choose.LastFit;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.choose.RecommenderTraining;
import org.kith.models.registry.Evidence;

/** Trains and judges one recommender. */
final class RecommenderTrial {

  static final String KIND = "recommend";

  private final Workspace workspace;
  private final RecommendSettings settings;

  RecommenderTrial(Workspace workspace, RecommendSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
  }

  Trial run(Bench bench) {
    if (Tastes.purchases(workspace).isEmpty()) {
      return bench.notTrained(
          settings.name(), KIND, "nobody who is known has bought an item", "没有可识别人群的购买记录");
    }
    Map<String, Double> weights = Tastes.weights(workspace, settings);
    EarlierRecommender earlier =
        new EarlierRecommender(workspace, settings.name(), bench.champion(settings.name()));
    String version = bench.version(settings.name());
    LastFit last =
        new LastFit(
            choice -> earlier.version(parameters(choice, weights)).map(earlier::load),
            bench.unfinished(settings.name(), version));
    RecommenderTraining.Outcome outcome;
    try {
      outcome =
          new RecommenderTraining(settings)
              .train(Tastes.interactions(workspace, weights), workspace.asOf(), last);
    } catch (Problem noneFits) {
      return bench.notTrained(settings.name(), KIND, noneFits.getMessage(), "没有可用的候选算法");
    }
    Map<String, String> parameters = parameters(outcome.choice(), weights);
    earlier.version(parameters).ifPresent(from -> parameters.put(EarlierRecommender.NAMED, from));
    try (var model = outcome.model()) {
      Challenger challenger =
          new Challenger(
              settings.name(),
              KIND,
              model::save,
              List.of(),
              List.of(),
              parameters,
              settings.seed(),
              outcome.metrics(),
              Map.of(),
              List.of(),
              Evidence.of(
                  Map.of(
                      "train",
                      outcome.interactions(),
                      "test",
                      outcome.testPairs(),
                      "test_people",
                      outcome.testPeople())));
      return bench.enter(challenger, measuredOn(outcome));
    }
  }

  /** All that decides the model beside the interactions and the model it starts from. */
  private static Map<String, String> parameters(Choice choice, Map<String, Double> weights) {
    Map<String, String> parameters = new TreeMap<>(choice.parameters().values());
    parameters.put("algorithm", choice.algorithm());
    weights.forEach((kind, weight) -> parameters.put("events." + kind, String.valueOf(weight)));
    return parameters;
  }

  private String measuredOn(RecommenderTraining.Outcome outcome) {
    String what =
        switch (outcome.protocol()) {
          case "temporal" -> "what was bought for the first time in the last " + settings.holdout();
          case "hashed" -> "a fifth of all purchases, drawn by a seeded hash";
          default -> "nothing: there is too little to hold out";
        };
    return "%s: %,d items of %,d people%s%s"
        .formatted(
            what,
            outcome.testPairs(),
            outcome.testPeople(),
            chosen(outcome.choice()),
            refused(outcome.refused()));
  }

  private static String refused(Map<String, String> refused) {
    StringBuilder words = new StringBuilder();
    refused.forEach((name, why) -> words.append("; %s is left out: %s".formatted(name, why)));
    return words.toString();
  }

  /** Why this model, where there was a choice. */
  private static String chosen(Choice choice) {
    return choice.leaderboard().isEmpty()
        ? ""
        : "; chosen among %s by NDCG@20 on a validation part before it, %,d people and %d fits"
            .formatted(
                String.join(", ", choice.leaderboard().keySet()), choice.people(), choice.fits());
  }
}
