package org.kith.jobs.night.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.recommend.choose.RecommendSettings;
import org.kith.models.registry.ModelCard;

/**
 * The models that decide as the night before left them, in nights that do not learn them anew: see
 * {@code training.every} in {@code kith.yaml}.
 */
final class StandingModels {

  private static final String RECOMMEND = "recommend";

  private final Workspace workspace;
  private final TrainStage.Figures before;

  private StandingModels(Workspace workspace, TrainStage.Figures before) {
    this.workspace = workspace;
    this.before = before;
  }

  /**
   * What stands tonight; empty where the models are to be learnt: when they are due, are asked
   * otherwise, or there is nothing to take over, as after an erasure.
   */
  static Optional<StandingModels> of(Workspace workspace) {
    return workspace
        .before(TrainStage.Figures.class)
        .filter(
            before ->
                before.decided() != null
                    && before
                        .decided()
                        .stands(
                            workspace.asOf().day(),
                            workspace.configuration().kith().training().every(),
                            Decided.questions(workspace.configuration())))
        .map(before -> new StandingModels(workspace, before));
  }

  /** When they were learnt. */
  Decided decided() {
    return before.decided();
  }

  /** Writes the features that they read tonight, and tells what stands of each model. */
  List<Trial> trials() {
    PropensityTrials.writeToday(workspace, before.decided().from());
    List<Trial> trials = new ArrayList<>();
    for (ModelCard card : before.cards()) {
      if (card.champion() && !card.kind().equals(RECOMMEND)) {
        trials.add(new Trial(card.model(), List.of(card), null, null));
      }
    }
    List<String> recommenders =
        workspace.configuration().recommenders().stream().map(RecommendSettings::name).toList();
    before
        .notTrained()
        .forEach(
            (model, why) -> {
              if (!recommenders.contains(model)) {
                trials.add(new Trial(model, List.of(), why, null));
              }
            });
    return trials;
  }
}
