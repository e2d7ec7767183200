package org.kith.models.propensity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;
import org.kith.models.propensity.margin.Curve;

/**
 * One question about what people will do next, and how it is learnt.
 *
 * @param name model's name in the registry and in {@code scores}
 * @param question what the score is the probability of, in words
 * @param eligible Spark SQL predicate over features: whom the question is asked about; null for
 *     everybody
 * @param labelFrom relation in which the answer shows, such as {@code orders}
 * @param label Spark SQL aggregate over a person's rows of that relation in the window after the
 *     cut-off; true or above 0 means yes; no rows means no
 * @param absence whether it is a yes that the answer does not show, as for people who stop; false
 *     unless told
 * @param window days after the cut-off in which the answer shows
 * @param cutoffs how many past cut-offs are learnt from, 1 to 24, a window apart; the latest that
 *     has a whole window before the as-of is the test, never trained on
 * @param features tags used, each marked {@code feature}; empty for all that are
 * @param slices Spark SQL over features by a slice's name, whose values tell kinds of people apart
 *     that the quality is told for, and gated on, one by one; empty for none
 * @param candidates what learns, some of logistic and boosted; with more than one the best on a
 *     validation part is taken; logistic alone unless told
 * @param calibrations how margins become probabilities, some of platt and isotonic; with more than
 *     one the best on the validation part is taken; platt alone unless told
 * @param nightly whether a night trains and scores it; true unless told
 * @param seed start of the random generator
 */
public record PropensitySettings(
    String name,
    String question,
    String eligible,
    String labelFrom,
    String label,
    Boolean absence,
    Days window,
    int cutoffs,
    List<String> features,
    Map<String, String> slices,
    List<String> candidates,
    List<String> calibrations,
    Boolean nightly,
    long seed) {

  public PropensitySettings {
    SettingFault.required(name, "name", "the model's name");
    SettingFault.required(question, "question", "what the score is the probability of");
    SettingFault.required(labelFrom, "label-from", "a relation");
    SettingFault.required(label, "label", "a Spark SQL aggregate");
    SettingFault.required(window, "window", "a span of days");
    SettingFault.unless(cutoffs >= 1 && cutoffs <= 24, "cutoffs", cutoffs, "1 to 24");
    features = features == null ? List.of() : List.copyOf(features);
    slices = slices == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(slices));
    candidates = candidates == null ? Candidate.NAMES.subList(0, 1) : List.copyOf(candidates);
    calibrations = calibrations == null ? Curve.NAMES.subList(0, 1) : List.copyOf(calibrations);
    some(candidates, Candidate.NAMES, "candidates");
    some(calibrations, Curve.NAMES, "calibrations");
    nightly = nightly == null || nightly;
    absence = absence != null && absence;
  }

  private static void some(List<String> found, List<String> legal, String key) {
    SettingFault.unless(
        !found.isEmpty() && legal.containsAll(found) && Set.copyOf(found).size() == found.size(),
        key,
        found,
        "some of " + legal + ", each once");
  }
}
