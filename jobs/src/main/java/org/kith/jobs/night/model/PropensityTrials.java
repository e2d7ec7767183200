package org.kith.jobs.night.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.item.Items;
import org.kith.features.lake.Table;
import org.kith.features.snapshot.Snapshots;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.AsOf;
import org.kith.jobs.night.work.TagFrames;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.propensity.PropensityFit;
import org.kith.models.propensity.PropensitySettings;
import org.kith.models.propensity.PropensityTrainer;

/** Trains and judges the propensity models, all from one table of features. */
final class PropensityTrials {

  static final String KIND = "propensity";

  private final Workspace workspace;
  private final List<PropensitySettings> questions;
  private final List<AsOf> cutoffs;
  private final Tagging tagging;

  PropensityTrials(Workspace workspace) {
    this(workspace, workspace.configuration().propensities());
  }

  /** Of some questions alone. */
  PropensityTrials(Workspace workspace, List<PropensitySettings> questions) {
    this(workspace, questions, allCutoffs(workspace, questions));
  }

  private PropensityTrials(
      Workspace workspace, List<PropensitySettings> questions, List<AsOf> cutoffs) {
    this.workspace = workspace;
    this.questions = questions;
    this.cutoffs = cutoffs;
    PersonFacts facts = new PersonFacts(workspace.lake(), workspace.pins());
    this.tagging =
        TagFrames.tagging(workspace, Items.at(facts, cutoffs, itemColumns()).localCheckpoint());
  }

  /** What rules and labels read of an item: the rest need not be computed for past days. */
  private Set<String> itemColumns() {
    Set<String> read = new TreeSet<>();
    workspace.configuration().tags().forEach(tag -> read.addAll(tag.columns()));
    questions.forEach(question -> read.addAll(Rule.parse(question.label()).columns()));
    read.retainAll(Relations.itemColumns());
    return read;
  }

  /** Features at every cut-off that a model learns from, and at the night's own day. */
  void writeFeatures() {
    workspace.write(
        Table.FEATURES,
        new LearntFeatures(tagging.relations(), cutoffs)
            .added(Snapshots.features(tagging, cutoffs), questions));
  }

  Trial run(PropensitySettings settings, Bench bench) {
    PropensityFit fit = fit(settings);
    if (fit instanceof PropensityFit.Trained trained) {
      return trial(settings, trained, bench);
    }
    PropensityFit.NotTrained not = (PropensityFit.NotTrained) fit;
    return bench.notTrained(settings.name(), KIND, not.en(), not.zh());
  }

  /** Learns the answer to a question from the features that are written; writes nothing. */
  PropensityFit fit(PropensitySettings settings) {
    List<AsOf> past = cutoffs(workspace, settings);
    if (tagging
        .relations()
        .after(settings.labelFrom(), 1, past, workspace.asOf().knownBefore())
        .isEmpty()) {
      return new PropensityFit.NotTrained(
          "no " + settings.labelFrom(), "没有 " + settings.labelFrom() + " 数据");
    }
    Dataset<Row> features =
        workspace
            .table(Table.FEATURES)
            .where(col("cutoff").isin(past.stream().map(AsOf::day).toArray()));
    Dataset<Row> labels =
        Snapshots.labels(
            tagging.relations(),
            settings.labelFrom(),
            settings.label(),
            settings.window(),
            past,
            workspace.asOf());
    if (settings.absence()) {
      labels = labels.withColumn("label", lit(1).minus(col("label")));
    }
    return new PropensityTrainer(settings)
        .fit(
            features.join(labels, new String[] {"person_id", "cutoff"}),
            featureNames(settings),
            LearntFeatures.seasonOf(settings));
  }

  /**
   * Features at the night's own day alone, as models read them that learnt from an earlier day on.
   */
  static void writeToday(Workspace workspace, LocalDate learntFrom) {
    AsOf now = workspace.asOf();
    List<PropensitySettings> questions = workspace.configuration().propensities();
    PropensityTrials trials = new PropensityTrials(workspace, questions, List.of(now));
    List<AsOf> days = Stream.of(now.on(learntFrom), now).distinct().toList();
    workspace.write(
        Table.FEATURES,
        new LearntFeatures(trials.tagging.relations(), days)
            .added(Snapshots.features(trials.tagging, List.of(now)), questions));
  }

  private Trial trial(PropensitySettings settings, PropensityFit.Trained trained, Bench bench) {
    List<LocalDate> days = new ArrayList<>(trained.trainCutoffs());
    days.add(trained.testCutoff());
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("label", settings.labelFrom() + ": " + settings.label());
    parameters.put("absence", settings.absence().toString());
    parameters.put("window", settings.window().toString());
    parameters.put("eligible", String.valueOf(settings.eligible()));
    parameters.put("baseline", trained.baseline());
    parameters.putAll(trained.model().choice());
    trained
        .validation()
        .forEach((what, loss) -> parameters.put("validation." + what, String.valueOf(loss)));
    parameters.put("features", String.join(" ", trained.model().features()));
    Challenger challenger =
        new Challenger(
            settings.name(),
            KIND,
            folder -> trained.model().save(workspace.spark(), folder),
            List.of(Table.FEATURES),
            days,
            parameters,
            settings.seed(),
            trained.metrics(),
            trained.importance(),
            trained.calibration(),
            trained.evidence());
    String measuredOn =
        "the %s after %s: %,d people, %,d yes"
            .formatted(
                settings.window(),
                trained.testCutoff(),
                trained.counts().get("test"),
                trained.counts().get("test_yes"));
    return bench.enter(challenger, measuredOn);
  }

  /** Each question's past cut-offs and the night's own day, ascending. */
  static List<AsOf> allCutoffs(Workspace workspace, List<PropensitySettings> questions) {
    TreeSet<LocalDate> days = new TreeSet<>();
    days.add(workspace.asOf().day());
    for (PropensitySettings settings : questions) {
      cutoffs(workspace, settings).forEach(cutoff -> days.add(cutoff.day()));
    }
    return days.stream().map(workspace.asOf()::on).toList();
  }

  /** Past cut-offs a window apart; the latest has one whole window between it and the as-of. */
  private static List<AsOf> cutoffs(Workspace workspace, PropensitySettings settings) {
    List<AsOf> past = new ArrayList<>();
    for (int back = settings.cutoffs(); back >= 1; back--) {
      past.add(workspace.asOf().minusDays(back * settings.window().count()));
    }
    return past;
  }

  private List<String> featureNames(PropensitySettings settings) {
    return settings.features().isEmpty() ? allFeatures(workspace) : settings.features();
  }

  /** Tags marked as features, and what is learnt before. */
  static List<String> allFeatures(Workspace workspace) {
    return Stream.concat(
            workspace.configuration().tags().stream()
                .filter(TagDefinition::feature)
                .map(TagDefinition::name),
            LearntFeatures.names().stream())
        .toList();
  }

  /** Features of everybody on the night's own day. */
  static Dataset<Row> today(Workspace workspace) {
    return workspace
        .table(Table.FEATURES)
        .where(col("cutoff").equalTo(lit(workspace.asOf().day())));
  }
}
