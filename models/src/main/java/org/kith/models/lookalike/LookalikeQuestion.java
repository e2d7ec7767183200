package org.kith.models.lookalike;

import java.util.List;
import org.kith.features.error.SettingFault;

/**
 * An audience whose like a night looks for among everybody.
 *
 * @param name model's name in the registry and in {@code scores}
 * @param question whom the score says they resemble, in words
 * @param where Spark SQL predicate over the profile: who is in the audience
 * @param without features that are not learnt from, such as those that define the audience
 * @param nightly whether a night trains and scores it; true unless told
 * @param seed start of the random generator
 */
public record LookalikeQuestion(
    String name, String question, String where, List<String> without, Boolean nightly, long seed) {

  public LookalikeQuestion {
    SettingFault.required(name, "name", "the model's name");
    SettingFault.required(question, "question", "whom the score says they resemble");
    SettingFault.required(where, "where", "a Spark SQL predicate over the profile");
    without = without == null ? List.of() : List.copyOf(without);
    nightly = nightly == null || nightly;
  }
}
