package org.kith.models.propensity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.registry.Evidence;

/** What came of training: a model and how good it is, or why there is none. */
public sealed interface PropensityFit {

  /**
   * A model, tested on people at a cut-off that it never saw.
   *
   * @param model what was tested, fitted on the earlier cut-offs
   * @param metrics {@code auc}, {@code pr_auc}, {@code log_loss}, {@code brier}, {@code ece},
   *     {@code lift@10%} on the test cut-off, and {@code ece_noise}, the {@code ece} that a model
   *     of true probabilities exceeds once in twenty tests of so many people; the same behind
   *     {@code baseline.} for the one tag that goes best with the answer; {@code rate.log_loss} and
   *     {@code rate.brier} of the share of yes in training given to everybody; {@code score_min},
   *     {@code score_max}
   * @param baseline the tag that the baseline is made of
   * @param calibration ten bins of the test's people, from the likeliest down
   * @param importance by tag, strongest first: how far the log-odds move, of the linear model with
   *     one standard deviation, of trees on the mean of validation's people
   * @param trainCutoffs days learnt from, ascending
   * @param testCutoff day tested on
   * @param evidence what the figures rest on; its counts are rows and yes answers: {@code train},
   *     {@code train_yes}, {@code calibrate}, {@code calibrate_yes}, {@code test}, {@code test_yes}
   * @param validation log-loss on validation of what could be chosen, {@code boosted.isotonic} and
   *     so on; empty where there was no choice
   */
  record Trained(
      PropensityModel model,
      Map<String, Double> metrics,
      String baseline,
      List<CalibrationPoint> calibration,
      Map<String, Double> importance,
      List<LocalDate> trainCutoffs,
      LocalDate testCutoff,
      Evidence evidence,
      Map<String, Double> validation)
      implements PropensityFit {

    public Trained {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      importance = Collections.unmodifiableMap(new LinkedHashMap<>(importance));
      calibration = List.copyOf(calibration);
      trainCutoffs = List.copyOf(trainCutoffs);
      validation = Collections.unmodifiableMap(new TreeMap<>(validation));
    }

    /** Rows and yes answers, see {@code evidence}. */
    public Map<String, Long> counts() {
      return evidence.counts();
    }
  }

  /**
   * No model: the rows do not hold an answer to learn. The night goes on without it.
   *
   * @param en why, with the counts
   * @param zh the same in Chinese
   */
  record NotTrained(String en, String zh) implements PropensityFit {}
}
