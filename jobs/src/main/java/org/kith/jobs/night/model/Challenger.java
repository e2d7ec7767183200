package org.kith.jobs.night.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kith.features.lake.Table;
import org.kith.jobs.night.work.Build;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.registry.Evidence;
import org.kith.models.registry.ModelCard;
import org.kith.models.registry.Verdict;

/**
 * A model that was trained and measured, before the gate: what {@link Bench} needs, besides the
 * night itself, to write its card.
 *
 * @param model its name in settings
 * @param kind see {@link ModelCard}
 * @param saving saves it into the folder that it is given
 * @param learntFrom tables that the stage itself wrote for it, beside those of earlier stages
 * @param cutoffs days learnt from and, last, tested on; empty for a recommender
 * @param parameters settings that decide it
 * @param seed start of the random generator
 * @param metrics by name
 * @param importance by feature, strongest first; empty where features say nothing
 * @param calibration bins of the test, from the likeliest down; empty where scores are no chances
 * @param evidence what the figures rest on; the build is added
 */
record Challenger(
    String model,
    String kind,
    Consumer<String> saving,
    List<Table> learntFrom,
    List<LocalDate> cutoffs,
    Map<String, String> parameters,
    long seed,
    Map<String, Double> metrics,
    Map<String, Double> importance,
    List<CalibrationPoint> calibration,
    Evidence evidence) {

  /**
   * Its card, not judged yet.
   *
   * @param version that the bench gave it
   * @param dataVersions of the tables that it was trained from
   */
  ModelCard card(
      String version, LocalDate asOf, Map<String, Long> dataVersions, String configuration) {
    return new ModelCard(
        model,
        version,
        kind,
        asOf,
        dataVersions,
        cutoffs,
        parameters,
        seed,
        metrics,
        Verdict.PASSED,
        false,
        configuration,
        importance,
        calibration,
        evidence.by(Build.hash()));
  }
}
