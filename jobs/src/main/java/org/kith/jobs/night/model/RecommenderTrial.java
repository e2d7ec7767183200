package org.kith.jobs.night.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.recommend.choose.Choice;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.choose.RecommenderTraining;
import org.kith.models.registry.Evidence;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/** Trains and judges one recommender. */
final class RecommenderTrial {

  private final Workspace workspace;
  private final RecommendSettings settings;

  RecommenderTrial(Workspace workspace, RecommendSettings settings) {
    this.workspace = workspace;
    this.settings = settings;
  }

  Trial run(Bench bench) {
    if (Tastes.purchases(workspace).isEmpty()) {
      return new Trial(
          settings.name(),
          List.of(),
          new Words("nobody who is known has bought an item", "没有可识别人群的购买记录"),
          null);
    }
    Map<String, Double> weights = Tastes.weights(workspace, settings);
    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(settings)
            .train(Tastes.interactions(workspace, weights), workspace.asOf());
    String version = bench.version(settings.name());
    try (var model = outcome.model()) {
      bench.save(settings.name(), version, model::save);
    }
    Map<String, String> parameters = new TreeMap<>(outcome.choice().parameters().values());
    parameters.put("algorithm", outcome.choice().algorithm());
    weights.forEach((kind, weight) -> parameters.put("events." + kind, String.valueOf(weight)));
    ModelCard challenger =
        new ModelCard(
            settings.name(),
            version,
            "recommend",
            workspace.asOf().day(),
            bench.dataVersions(),
            List.<LocalDate>of(),
            parameters,
            settings.seed(),
            outcome.metrics(),
            Verdict.PASSED,
            false,
            workspace.configuration().hash(),
            Map.of(),
            List.of(),
            new Evidence(
                null,
                null,
                Map.of("test", outcome.testPairs(), "test_people", outcome.testPeople()),
                null,
                Build.hash()));
    return new Trial(settings.name(), bench.judge(challenger), null, measuredOn(outcome));
  }

  private String measuredOn(RecommenderTraining.Outcome outcome) {
    String what =
        switch (outcome.protocol()) {
          case "temporal" -> "what was bought for the first time in the last " + settings.holdout();
          case "hashed" -> "a fifth of all purchases, drawn by a seeded hash";
          default -> "nothing: there is too little to hold out";
        };
    return "%s: %,d items of %,d people%s"
        .formatted(what, outcome.testPairs(), outcome.testPeople(), chosen(outcome.choice()));
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
