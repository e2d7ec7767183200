package org.kith.models.uplift;

import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/**
 * Whom campaigns change, as a night learns it from those that held people out.
 *
 * @param name model's name in the registry and in {@code scores}
 * @param question what the score is the effect on, in words
 * @param labelFrom relation in which the outcome shows, such as {@code orders}
 * @param label Spark SQL aggregate over a person's rows of that relation in the window; true or
 *     above 0 means yes; no rows means no
 * @param window days from the contact on in which the outcome shows
 * @param campaigns days of campaigns before the night that are learnt from
 * @param learner one of {@link UpliftLearner#labels}; {@code dr-learner} unless told
 * @param nightly whether a night trains and scores it; true unless told
 * @param seed start of the random generator
 */
public record UpliftQuestion(
    String name,
    String question,
    String labelFrom,
    String label,
    Days window,
    Days campaigns,
    String learner,
    Boolean nightly,
    long seed) {

  public UpliftQuestion {
    SettingFault.required(name, "name", "the model's name");
    SettingFault.required(question, "question", "what the score is the effect on");
    SettingFault.required(labelFrom, "label-from", "a relation");
    SettingFault.required(label, "label", "a Spark SQL aggregate");
    SettingFault.required(window, "window", "a span of days");
    SettingFault.required(campaigns, "campaigns", "a span of days");
    learner = learner == null ? UpliftLearner.DR_LEARNER.label() : learner;
    SettingFault.unless(
        UpliftLearner.labels().contains(learner),
        "learner",
        learner,
        "one of " + String.join(", ", UpliftLearner.labels()));
    nightly = nightly == null || nightly;
  }
}
