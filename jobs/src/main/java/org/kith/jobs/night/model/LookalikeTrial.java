package org.kith.jobs.night.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.lookalike.LookalikeQuestion;
import org.kith.models.lookalike.ResemblanceTraining;
import org.kith.models.lookalike.ResemblanceTraining.Learnt;
import org.kith.models.registry.Evidence;

/** Trains and judges one model of resemblance to an audience, on everybody as of the night. */
final class LookalikeTrial {

  static final String KIND = "lookalike";

  private final Workspace workspace;
  private final LookalikeQuestion question;

  LookalikeTrial(Workspace workspace, LookalikeQuestion question) {
    this.workspace = workspace;
    this.question = question;
  }

  Trial run(Bench bench) {
    try {
      return trial(learn(), bench);
    } catch (Problem audience) {
      return bench.notTrained(question.name(), KIND, audience.getMessage(), "种子人群太小，无法学习");
    }
  }

  /**
   * Learns; writes nothing.
   *
   * @throws Problem {@code GATE_REFUSED} where the audience is too small, or everybody
   */
  Learnt learn() {
    Dataset<Row> people = PropensityTrials.today(workspace).cache();
    try {
      Dataset<Row> audience = workspace.table(Table.PROFILE).where(question.where());
      return new ResemblanceTraining(question)
          .learn(people, audience.select("person_id"), PropensityTrials.allFeatures(workspace));
    } finally {
      people.unpersist();
    }
  }

  private Trial trial(Learnt learnt, Bench bench) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("algorithm", "logistic regression against people at random");
    parameters.put("where", question.where());
    parameters.put("without", String.join(" ", question.without()));
    parameters.put("features", String.join(" ", learnt.model().features()));
    parameters.put("labelled_share", String.valueOf(learnt.model().labelledShare()));
    Challenger challenger =
        new Challenger(
            question.name(),
            KIND,
            folder -> learnt.model().save(workspace.spark(), folder),
            List.of(Table.FEATURES),
            List.of(workspace.asOf().day()),
            parameters,
            question.seed(),
            learnt.metrics(),
            learnt.importance(),
            List.of(),
            Evidence.of(learnt.counts()).sized(learnt.sizes()));
    String measuredOn =
        "a quarter of everybody, drawn by a seeded hash: %,d people, %,d of the audience"
            .formatted(learnt.counts().get("test"), learnt.counts().get("test_yes"));
    return bench.enter(challenger, measuredOn);
  }
}
