package org.kith.models.propensity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

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
    nightly = nightly == null || nightly;
    absence = absence != null && absence;
  }
}
