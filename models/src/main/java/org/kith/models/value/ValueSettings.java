package org.kith.models.value;

import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/**
 * What customers will spend, as a night learns and scores it.
 *
 * @param name model's name in the registry and in {@code scores}
 * @param question what the score is, in words
 * @param where Spark SQL predicate over orders: what counts as bought; null for every sale. What
 *     campaigns bring is best left out: it is their effect and no rhythm
 * @param window days ahead in which spend is foretold; as many before the night are the test
 * @param nightly whether a night trains and scores it; true unless told
 */
public record ValueSettings(
    String name, String question, String where, Days window, Boolean nightly) {

  public ValueSettings {
    SettingFault.required(name, "name", "the model's name");
    SettingFault.required(question, "question", "what the score is");
    SettingFault.required(window, "window", "a span of days");
    nightly = nightly == null || nightly;
  }

  /** Whether a row of {@code orders} is a purchase, as Spark SQL. */
  public String purchases() {
    return where == null ? "kind = 'sale'" : "kind = 'sale' AND (" + where + ")";
  }
}
