package org.kith.models.uplift;

import java.util.List;
import org.kith.features.error.SettingFault;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.Days;

/**
 * Whom campaigns change, as a night learns it from those that held people out.
 *
 * @param name model's name in the registry and in {@code scores}
 * @param question what the score is the effect on, in words
 * @param labelFrom relation in which the outcome shows, such as {@code orders}
 * @param label Spark SQL aggregate over a person's rows of that relation in the window; true or
 *     above 0 means yes; no rows means no
 * @param attributedBy column of that relation that names the campaign that a row came of, where it
 *     came of one: people are then ordered by what they did that bears the campaign's name, and
 *     those held out say whether that is the effect; absent where no column tells
 * @param window days from the contact on in which the outcome shows
 * @param campaigns days of campaigns before the night that are learnt from
 * @param learner one of {@link UpliftLearner#labels}, for where attribution tells nothing; {@code
 *     dr-learner} unless told
 * @param nightly whether a night trains and scores it; true unless told
 * @param seed start of the random generator
 */
public record UpliftQuestion(
    String name,
    String question,
    String labelFrom,
    String label,
    String attributedBy,
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
    SettingFault.unless(
        attributedBy == null || columns(labelFrom).contains(attributedBy),
        "attributed-by",
        attributedBy,
        "a column of " + labelFrom + ", such as campaign_id");
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

  private static List<String> columns(String relation) {
    return Relations.schema(relation).map(schema -> List.of(schema.fieldNames())).orElse(List.of());
  }
}
