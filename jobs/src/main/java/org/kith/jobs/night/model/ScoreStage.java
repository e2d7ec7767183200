package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.lookalike.Resemblance;
import org.kith.models.propensity.PropensityModel;
import org.kith.models.registry.ModelCard;
import org.kith.models.uplift.EffectModel;

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
        workspace.configuration().values(),
        workspace.configuration().uplifts(),
        workspace.configuration().lookalikes(),
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
    for (String model : workspace.configuration().scorers()) {
      Optional<ModelCard> card = trained.champion(model);
      if (card.isPresent()) {
        all = all.unionByName(scores(workspace, card.get()));
      }
    }
    return all;
  }

  private static Dataset<Row> scores(Workspace workspace, ModelCard card) {
    String folder = ModelShelf.folder(workspace, card.model(), card.version()).toString();
    Dataset<Row> today = PropensityTrials.today(workspace);
    Dataset<Row> scored =
        switch (card.kind()) {
          case ValueTrial.KIND -> ValueTrial.scored(workspace, card, folder);
          case UpliftTrial.KIND -> EffectModel.load(workspace.spark(), folder).score(today);
          case LookalikeTrial.KIND -> Resemblance.load(workspace.spark(), folder).score(today);
          default -> PropensityModel.load(workspace.spark(), folder).score(today);
        };
    return TagWords.filled(scored, TagWords.titles(workspace.configuration()))
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
