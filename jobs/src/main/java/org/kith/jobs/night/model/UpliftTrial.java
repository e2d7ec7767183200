package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.features.tag.relation.Relations;
import org.kith.jobs.night.work.TagFrames;
import org.kith.jobs.night.work.Tastes;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.registry.Evidence;
import org.kith.models.uplift.EffectTraining;
import org.kith.models.uplift.EffectTraining.Learnt;
import org.kith.models.uplift.UpliftQuestion;

/**
 * Trains and judges one model of whom campaigns change: from the exposures of those that held
 * people out, with features of the last cut-off before each.
 */
final class UpliftTrial {

  static final String KIND = "uplift";

  private final Workspace workspace;
  private final UpliftQuestion question;
  private final Relations relations;

  UpliftTrial(Workspace workspace, UpliftQuestion question) {
    this.workspace = workspace;
    this.question = question;
    this.relations =
        TagFrames.relations(workspace.lake(), workspace.pins(), Tastes.items(workspace));
  }

  Trial run(Bench bench) {
    Optional<Learnt> learnt;
    try {
      learnt = learn();
    } catch (Problem oneArm) {
      return notTrained(bench, "nobody, or everybody, was held out of campaigns", "营销活动没有对照组");
    }
    return learnt
        .map(one -> trial(one, bench))
        .orElseGet(() -> notTrained(bench, "fewer than two past campaigns", "过往营销活动不足两个"));
  }

  /** Learns; writes nothing. Empty where there are fewer than two campaigns. */
  Optional<Learnt> learn() {
    Optional<Dataset<Row>> contacts = contacts();
    if (contacts.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> rows =
        contacts.get().join(workspace.table(Table.FEATURES), new String[] {"person_id", "cutoff"});
    return new EffectTraining(question).learn(rows, PropensityTrials.allFeatures(workspace));
  }

  /**
   * {@code (person_id, campaign_id, day, cutoff, treated, outcome)}, a row a person and campaign
   * whose window is over; people who stand in both arms are left out.
   */
  private Optional<Dataset<Row>> contacts() {
    return relations
        .at("exposures", List.of(workspace.asOf()), Set.of())
        .map(
            exposures ->
                exposures
                    .where(col("age_days").geq(question.window().count() - 1))
                    .where(col("age_days").lt(question.campaigns().count()))
                    .where("arm IN ('treat', 'control')")
                    .groupBy("person_id", "campaign_id")
                    .agg(min("day").as("day"), min("arm").as("arm"), max("arm").as("_other"))
                    .where("arm = _other")
                    .withColumn("treated", col("arm").equalTo("treat"))
                    .withColumn("cutoff", cutoffBefore(col("day")))
                    .where(col("cutoff").isNotNull())
                    .select("person_id", "campaign_id", "day", "cutoff", "treated"))
        .map(this::withOutcome);
  }

  /** The last cut-off of the features whose day is over when a day begins; null before all. */
  private Column cutoffBefore(Column day) {
    Column last = lit(null).cast("date");
    List<Row> cutoffs =
        workspace
            .table(Table.FEATURES)
            .select("cutoff")
            .distinct()
            .orderBy("cutoff")
            .collectAsList();
    for (Row cutoff : cutoffs) {
      last = when(day.gt(lit(cutoff.getDate(0))), lit(cutoff.getDate(0))).otherwise(last);
    }
    return last;
  }

  private Dataset<Row> withOutcome(Dataset<Row> contacts) {
    return relations
        .at(question.labelFrom(), List.of(workspace.asOf()), Set.of())
        .map(facts -> answered(question, contacts, facts))
        .orElseGet(() -> contacts.withColumn("outcome", lit(0.0)));
  }

  /**
   * The contacts with {@code outcome DOUBLE}, 1 where the person's rows among the facts within the
   * window answer yes, else 0; and {@code responded BOOLEAN}, where they would not without those
   * that name the campaign.
   */
  static Dataset<Row> answered(UpliftQuestion question, Dataset<Row> contacts, Dataset<Row> facts) {
    Dataset<Row> window =
        contacts.select(
            col("person_id"),
            col("campaign_id").as("_campaign"),
            col("day").as("_from"),
            date_add(col("day"), question.window().count()).as("_until"));
    Column named =
        question.attributedBy() == null
            ? lit(false)
            : col(question.attributedBy()).eqNullSafe(col("_campaign"));
    Dataset<Row> rows =
        facts
            .join(window, "person_id")
            .where("day >= _from AND day < _until")
            .withColumn("_named", named);
    Dataset<Row> outcomes = answered(question, contacts, rows, "outcome");
    return answered(question, outcomes, rows.where("NOT _named"), "_anyway")
        .withColumn("responded", expr("outcome > _anyway"))
        .drop("_anyway");
  }

  private static Dataset<Row> answered(
      UpliftQuestion question, Dataset<Row> contacts, Dataset<Row> rows, String column) {
    Dataset<Row> answers =
        rows.groupBy("person_id", "_campaign")
            .agg(expr(question.label()).as("_answer"))
            .withColumnRenamed("_campaign", "campaign_id");
    boolean isBoolean = answers.schema().apply("_answer").dataType() instanceof BooleanType;
    Column yes = isBoolean ? col("_answer") : col("_answer").gt(0);
    return contacts
        .join(answers, new String[] {"person_id", "campaign_id"}, "left")
        .withColumn(column, when(coalesce(yes, lit(false)), 1.0).otherwise(0.0))
        .drop("_answer");
  }

  private Trial trial(Learnt learnt, Bench bench) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("algorithm", learnt.learner());
    if (question.attributedBy() != null) {
      parameters.put("attributed-by", question.attributedBy() + ": " + learnt.attribution());
    }
    parameters.put("label", question.labelFrom() + ": " + question.label());
    parameters.put("window", question.window().toString());
    parameters.put("campaigns", question.campaigns().toString());
    parameters.put("features", String.join(" ", learnt.model().features()));
    Challenger challenger =
        new Challenger(
            question.name(),
            KIND,
            folder -> learnt.model().save(workspace.spark(), folder),
            List.of(Table.FEATURES),
            List.of(learnt.latest()),
            parameters,
            question.seed(),
            learnt.metrics(),
            learnt.importance(),
            List.of(),
            Evidence.of(learnt.counts()));
    String measuredOn =
        "the campaign of %s, %,d people, learnt from %s"
            .formatted(
                learnt.latest(),
                learnt.counts().get("test"),
                (learnt.followsAttribution()
                        ? "the others of the %,d of all campaigns"
                        : "the %,d of those before it")
                    .formatted(learnt.counts().get("train")));
    return bench.enter(challenger, measuredOn);
  }

  private Trial notTrained(Bench bench, String en, String zh) {
    return bench.notTrained(question.name(), KIND, en, zh);
  }
}
