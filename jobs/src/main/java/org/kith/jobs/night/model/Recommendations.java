package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.recommend.list.ListSettings;
import org.kith.models.recommend.list.ListSubject;
import org.kith.models.recommend.list.TasteLists;
import org.kith.models.registry.ModelCard;

/** Writes everybody's list of items, from the recommender in use. */
final class Recommendations {

  private static final String FALLBACK = ListSettings.POPULARITY;

  private final Workspace workspace;
  private final TrainStage.Figures trained;

  Recommendations(Workspace workspace, TrainStage.Figures trained) {
    this.workspace = workspace;
    this.trained = trained;
  }

  /** Writes {@link Table#RECOMMENDATIONS}; empty where nobody is known to have bought an item. */
  void write() {
    Dataset<Row> purchases = Tastes.purchases(workspace);
    if (workspace.configuration().recommenders().isEmpty() || purchases.isEmpty()) {
      workspace.write(
          Table.RECOMMENDATIONS, workspace.lake().readOrEmpty(Table.RECOMMENDATIONS, Pins.NONE));
      return;
    }
    RecommendSettings settings = workspace.configuration().recommenders().get(0);
    Dataset<Row> items = Tastes.items(workspace).cache();
    try (RecommenderModel model = modelInUse(settings, purchases)) {
      Dataset<Row> lists =
          new TasteLists(model, settings.lists(), workspace.asOf())
              .of(subject(settings.lists(), purchases, items), settings.top());
      workspace.write(
          Table.RECOMMENDATIONS,
          Tastes.worded(lists, items)
              .select(
                  col("person_id"),
                  col("item_id"),
                  col("rank"),
                  col("score"),
                  col("reason"),
                  col("model"),
                  lit(versionInUse(settings)).as("version")));
    } finally {
      items.unpersist();
    }
  }

  private ListSubject subject(ListSettings settings, Dataset<Row> purchases, Dataset<Row> items) {
    boolean rated = settings.strangers().equals(ListSettings.RATING);
    return new ListSubject(
        Tastes.people(workspace),
        purchases,
        items,
        settings.activeWithin() == null ? null : Tastes.activity(workspace),
        rated ? Tastes.stars(workspace) : null);
  }

  /** The champion; where there is none, what most people bought. */
  private RecommenderModel modelInUse(RecommendSettings settings, Dataset<Row> purchases) {
    return trained
        .champion(settings.name())
        .map(ModelCard::version)
        .map(version -> ModelShelf.folder(workspace, settings.name(), version).toString())
        .map(folder -> Recommenders.load(workspace.spark(), folder))
        .orElseGet(() -> popular(settings).fit(purchases));
  }

  /** With its own parameters, and those of the first candidate that it has too. */
  private static Recommender popular(RecommendSettings settings) {
    Map<String, String> own =
        new LinkedHashMap<>(settings.candidate(settings.candidates().get(0)).given());
    own.putAll(settings.candidate(FALLBACK).given());
    own.keySet()
        .retainAll(
            Recommenders.named(FALLBACK).parameters().stream().map(Parameter::name).toList());
    return Recommenders.of(FALLBACK, own, settings.seed());
  }

  private String versionInUse(RecommendSettings settings) {
    return trained.champion(settings.name()).map(ModelCard::version).orElse(FALLBACK);
  }
}
