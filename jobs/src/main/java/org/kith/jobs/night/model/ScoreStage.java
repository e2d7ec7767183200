package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.propensity.PropensityModel;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.registry.ModelCard;

/** Lets the models in use say what everybody wants and will do. */
public final class ScoreStage implements Stage<ScoreStage.Figures> {

  private static final String FALLBACK = "popularity";

  /**
   * What was said.
   *
   * @param scores rows of {@code scores}
   * @param recommendations rows of {@code recommendations}
   */
  public record Figures(long scores, long recommendations) implements StageFigures {

    @Override
    public long rowsIn() {
      return scores;
    }

    @Override
    public long rowsOut() {
      return scores + recommendations;
    }
  }

  @Override
  public String name() {
    return "score";
  }

  @Override
  public List<Table> reads() {
    List<Table> tables = new ArrayList<>(Table.facts());
    tables.add(Table.IDENTITIES);
    tables.add(Table.ITEMS);
    tables.add(Table.FEATURES);
    tables.add(Table.MODELS);
    return tables;
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    Map<String, String> titles = new TreeMap<>();
    workspace
        .configuration()
        .tags()
        .forEach(tag -> titles.put(tag.name(), tag.title().en() + "|" + tag.title().zh()));
    return List.of(
        workspace.asOf().words(),
        workspace.configuration().recommenders(),
        workspace.configuration().propensities(),
        titles);
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    TrainStage.Figures trained = workspace.figuresOf(TrainStage.Figures.class);
    workspace.write(Table.SCORES, scores(workspace, trained));
    writeRecommendations(workspace, trained);
    return new Figures(
        workspace.table(Table.SCORES).count(), workspace.table(Table.RECOMMENDATIONS).count());
  }

  private static Dataset<Row> scores(Workspace workspace, TrainStage.Figures trained) {
    Dataset<Row> all = workspace.lake().readOrEmpty(Table.SCORES, Pins.NONE);
    for (PropensitySettings settings : workspace.configuration().propensities()) {
      if (trained.champion(settings.name()).isPresent()) {
        all = all.unionByName(scores(workspace, trained.champion(settings.name()).get()));
      }
    }
    return all;
  }

  private static Dataset<Row> scores(Workspace workspace, ModelCard card) {
    String folder = ModelShelf.folder(workspace, card.model(), card.version()).toString();
    return TagWords.filled(
            PropensityModel.load(workspace.spark(), folder)
                .score(PropensityTrials.today(workspace)),
            workspace.configuration().tags())
        .select(
            col("person_id"),
            lit(card.model()).as("model"),
            lit(card.version()).as("version"),
            col("score"),
            col("percentile"),
            col("reason"),
            lit(workspace.asOf().day()).as("as_of"));
  }

  private static void writeRecommendations(Workspace workspace, TrainStage.Figures trained) {
    Dataset<Row> interactions = Tastes.interactions(workspace);
    if (workspace.configuration().recommenders().isEmpty() || interactions.isEmpty()) {
      workspace.write(
          Table.RECOMMENDATIONS, workspace.lake().readOrEmpty(Table.RECOMMENDATIONS, Pins.NONE));
      return;
    }
    RecommendSettings settings = workspace.configuration().recommenders().get(0);
    Dataset<Row> items = Tastes.items(workspace).cache();
    try (RecommenderModel model = modelInUse(workspace, settings, trained, interactions)) {
      Dataset<Row> lists =
          model.recommend(
              new PersonFacts(workspace.lake(), workspace.pins()).persons(),
              Tastes.ownedForGood(interactions, items),
              items.where(col("available")),
              settings.top());
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
                  lit(versionInUse(settings, trained)).as("version")));
    } finally {
      items.unpersist();
    }
  }

  /** The champion; where there is none, what most people bought. */
  private static RecommenderModel modelInUse(
      Workspace workspace,
      RecommendSettings settings,
      TrainStage.Figures trained,
      Dataset<Row> interactions) {
    SparkSession spark = workspace.spark();
    return trained
        .champion(settings.name())
        .map(ModelCard::version)
        .map(version -> ModelShelf.folder(workspace, settings.name(), version).toString())
        .map(folder -> Recommenders.load(spark, folder))
        .orElseGet(
            () ->
                Recommenders.of(FALLBACK, settings.parameters(), settings.seed())
                    .fit(interactions));
  }

  private static String versionInUse(RecommendSettings settings, TrainStage.Figures trained) {
    return trained.champion(settings.name()).map(ModelCard::version).orElse(FALLBACK);
  }
}
