package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.propensity.PropensityModel;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.registry.ModelCard;

/** Lets the models in use say what everybody wants and will do. */
public final class ScoreStage implements Stage<ScoreStage.Figures> {

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
    Lanes.TWO.run(
        List.of(
            () -> workspace.write(Table.SCORES, scores(workspace, trained)),
            () -> new Recommendations(workspace, trained).write()));
    return new Figures(workspace.rows(Table.SCORES), workspace.rows(Table.RECOMMENDATIONS));
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
            TagWords.titles(workspace.configuration()))
        .select(
            col("person_id"),
            lit(card.model()).as("model"),
            lit(card.version()).as("version"),
            col("score"),
            col("percentile"),
            col("reason"),
            lit(workspace.asOf().day()).as("as_of"));
  }
}
