package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.jobs.night.model.ReproFigures.Scores;
import org.kith.jobs.night.work.ModelShelf;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.lookalike.Resemblance;
import org.kith.models.lookalike.ResemblanceTraining;
import org.kith.models.propensity.PropensityFit;
import org.kith.models.propensity.PropensityModel;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.choose.LastFit;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.recommend.choose.RecommenderTraining;
import org.kith.models.recommend.choose.Recommenders;
import org.kith.models.registry.ModelCard;
import org.kith.models.uplift.EffectModel;
import org.kith.models.uplift.UpliftQuestion;
import org.kith.models.value.ValueModel;
import org.kith.models.value.ValueSettings;

/** Trains a model of a card again, on the tables that the workspace has pinned. */
final class Retraining {

  private static final int LISTED = 20;

  private final Workspace workspace;
  private final ModelCard card;

  Retraining(Workspace workspace, ModelCard card) {
    this.workspace = workspace;
    this.card = card;
  }

  /** What training gave this time, and how its scores compare with the kept model's. */
  record Retrained(Map<String, Double> metrics, Scores scores) {}

  /**
   * Trains; writes nothing but to memory.
   *
   * @return empty where nothing could be trained
   * @throws Problem {@code NOT_FOUND} where the configuration no longer has the model
   */
  Optional<Retrained> run() {
    return switch (card.kind()) {
      case PropensityTrials.KIND -> propensity();
      case ValueTrial.KIND -> value();
      case UpliftTrial.KIND -> uplift();
      case LookalikeTrial.KIND -> lookalike();
      default -> recommender();
    };
  }

  private Optional<Retrained> propensity() {
    PropensitySettings settings =
        workspace.configuration().propensities().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow(this::gone);
    PropensityFit fit = new PropensityTrials(workspace, List.of(settings)).fit(settings);
    if (!(fit instanceof PropensityFit.Trained trained)) {
      return Optional.empty();
    }
    Dataset<Row> people = PropensityTrials.today(workspace).cache();
    try {
      Dataset<Row> kept = PropensityModel.load(workspace.spark(), folder()).score(people);
      return Optional.of(
          new Retrained(
              trained.metrics(),
              compared(kept, trained.model().score(people), List.of("person_id"))));
    } finally {
      people.unpersist();
    }
  }

  private Optional<Retrained> uplift() {
    UpliftQuestion question =
        workspace.configuration().uplifts().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow(this::gone);
    Dataset<Row> people = PropensityTrials.today(workspace);
    return new UpliftTrial(workspace, question)
        .learn()
        .map(
            learnt ->
                new Retrained(
                    learnt.metrics(),
                    compared(
                        EffectModel.load(workspace.spark(), folder()).score(people),
                        learnt.model().score(people),
                        List.of("person_id"))));
  }

  private Optional<Retrained> lookalike() {
    LookalikeQuestion question =
        workspace.configuration().lookalikes().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow(this::gone);
    ResemblanceTraining.Learnt learnt = new LookalikeTrial(workspace, question).learn();
    Dataset<Row> people = PropensityTrials.today(workspace);
    return Optional.of(
        new Retrained(
            learnt.metrics(),
            compared(
                Resemblance.load(workspace.spark(), folder()).score(people),
                learnt.model().score(people),
                List.of("person_id"))));
  }

  private Optional<Retrained> value() {
    ValueSettings settings =
        workspace.configuration().values().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow(this::gone);
    ValueTrial trial = new ValueTrial(workspace, settings);
    return trial
        .fit()
        .map(
            fitted ->
                new Retrained(
                    fitted.metrics(),
                    compared(
                        trial.scored(ValueModel.load(workspace.spark(), folder())),
                        trial.scored(fitted.model()),
                        List.of("person_id"))));
  }

  private Optional<Retrained> recommender() {
    RecommendSettings settings =
        workspace.configuration().recommenders().stream()
            .filter(one -> one.name().equals(card.model()))
            .findFirst()
            .orElseThrow(this::gone);
    Dataset<Row> interactions = Tastes.interactions(workspace, Tastes.weights(workspace, settings));
    Optional<String> from = Optional.ofNullable(card.parameters().get(EarlierRecommender.NAMED));
    EarlierRecommender earlier = new EarlierRecommender(workspace, card.model(), Optional.empty());
    RecommenderTraining.Outcome outcome =
        new RecommenderTraining(settings)
            .train(
                interactions,
                workspace.asOf(),
                new LastFit(choice -> from.map(earlier::load), null));
    try (RecommenderModel again = outcome.model();
        RecommenderModel kept = Recommenders.load(workspace.spark(), folder())) {
      Dataset<Row> people = Tastes.people(workspace);
      Dataset<Row> bought = Tastes.purchases(workspace);
      return Optional.of(
          new Retrained(
              outcome.metrics(),
              compared(
                  kept.lists(people, bought, null, LISTED, false),
                  again.lists(people, bought, null, LISTED, false),
                  List.of("person_id", "item_id"))));
    }
  }

  private static Scores compared(Dataset<Row> kept, Dataset<Row> again, List<String> keys) {
    Dataset<Row> one = select(kept, keys, "kept");
    Dataset<Row> other = select(again, keys, "again");
    Row row =
        one.join(other, keys.toArray(String[]::new), "full_outer")
            .agg(
                count(when(col("kept").isNotNull().and(col("again").isNotNull()), lit(1))),
                count(when(col("again").isNull(), lit(1))),
                count(when(col("kept").isNull(), lit(1))),
                coalesce(max(abs(col("kept").minus(col("again")))), lit(0.0)))
            .head();
    return new Scores(row.getLong(0), row.getLong(1), row.getLong(2), row.getDouble(3));
  }

  private static Dataset<Row> select(Dataset<Row> rows, List<String> keys, String score) {
    return rows.withColumn(score, col("score").cast("double"))
        .select(score, keys.toArray(String[]::new));
  }

  private String folder() {
    return ModelShelf.folder(workspace, card.model(), card.version()).toString();
  }

  private Problem gone() {
    return new Problem(
        Problem.Code.NOT_FOUND,
        "model " + card.model(),
        "is not in the configuration",
        "Name with --conf the configuration that trained it, of hash "
            + card.configuration()
            + ".");
  }
}
