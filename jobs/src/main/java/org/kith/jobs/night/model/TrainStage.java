package org.kith.jobs.night.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.registry.ModelCard;

/**
 * Trains every model of the configuration, measures it, and lets the gate say whether it is used.
 */
public final class TrainStage implements Stage<TrainStage.Figures> {

  /**
   * What was trained.
   *
   * @param cards a card a trained model, and one a champion of an earlier night that stays
   * @param notTrained models without an answer to learn, and those whose champion cannot stay, and
   *     why
   * @param measuredOn on what a model was measured, in words, by its name
   * @param featureRows rows of {@code features}
   * @param decided when the models that decide were learnt
   */
  public record Figures(
      List<ModelCard> cards,
      Map<String, Words> notTrained,
      Map<String, String> measuredOn,
      long featureRows,
      Decided decided)
      implements StageFigures {

    /** The card of the model in use. */
    public Optional<ModelCard> champion(String model) {
      return cards.stream()
          .filter(card -> card.model().equals(model) && card.champion())
          .findFirst();
    }

    @Override
    public long rowsIn() {
      return featureRows;
    }

    @Override
    public long rowsOut() {
      return featureRows + cards.size();
    }
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public List<Table> reads() {
    List<Table> tables = new ArrayList<>(Table.facts());
    tables.add(Table.IDENTITIES);
    tables.add(Table.PROFILE);
    tables.add(Table.TIES);
    tables.add(Table.COMMUNITIES);
    tables.add(Table.INFLUENCE);
    tables.add(Table.REFERRAL_CREDIT);
    return tables;
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.asOf().words(),
        workspace.configuration().kith().timeZone(),
        workspace.configuration().kith().gates().models(),
        workspace.configuration().kith().training(),
        workspace.base().map(Release::models).orElse(Map.of()),
        workspace.configuration().kith().identity().golden(),
        workspace.configuration().tags(),
        workspace.configuration().recommenders(),
        workspace.configuration().propensities(),
        workspace.configuration().values(),
        workspace.configuration().uplifts(),
        workspace.configuration().lookalikes());
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    Bench bench = new Bench(workspace);
    List<ModelCard> cards = new ArrayList<>();
    Map<String, Words> notTrained = new TreeMap<>();
    Map<String, String> measuredOn = new TreeMap<>();
    Optional<StandingModels> standing = StandingModels.of(workspace);
    List<Supplier<List<Trial>>> kinds = new ArrayList<>();
    kinds.add(() -> recommenders(workspace, bench));
    if (standing.isPresent()) {
      kinds.add(() -> standing.get().trials());
    } else {
      kinds.add(() -> onFeatures(workspace, bench));
      kinds.add(() -> values(workspace, bench));
    }
    Lanes.TWO
        .each(kinds, Supplier::get)
        .forEach(trials -> trials.forEach(t -> bench.take(t, cards, notTrained, measuredOn)));
    List<Row> rows = cards.stream().map(ModelCard::row).toList();
    workspace.write(Table.MODELS, workspace.spark().createDataFrame(rows, Table.MODELS.schema()));
    return new Figures(
        cards,
        notTrained,
        measuredOn,
        workspace.rows(Table.FEATURES),
        standing.map(StandingModels::decided).orElseGet(() -> Decided.tonight(workspace)));
  }

  private static List<Trial> recommenders(Workspace workspace, Bench bench) {
    return workspace.configuration().recommenders().stream()
        .map(settings -> new RecommenderTrial(workspace, settings).run(bench))
        .toList();
  }

  /** The kinds that learn from one table of features. */
  private static List<Trial> onFeatures(Workspace workspace, Bench bench) {
    PropensityTrials propensities = new PropensityTrials(workspace);
    propensities.writeFeatures();
    List<Trial> trials = new ArrayList<>();
    workspace
        .configuration()
        .propensities()
        .forEach(settings -> trials.add(propensities.run(settings, bench)));
    workspace
        .configuration()
        .uplifts()
        .forEach(question -> trials.add(new UpliftTrial(workspace, question).run(bench)));
    workspace
        .configuration()
        .lookalikes()
        .forEach(question -> trials.add(new LookalikeTrial(workspace, question).run(bench)));
    return trials;
  }

  private static List<Trial> values(Workspace workspace, Bench bench) {
    return workspace.configuration().values().stream()
        .map(settings -> new ValueTrial(workspace, settings).run(bench))
        .toList();
  }
}
