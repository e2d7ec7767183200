package org.kith.models.recommend.choose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;

/**
 * What the night recommends with: the model, its baselines and how much each kind of order says
 * about taste.
 *
 * @param name model's name in the registry
 * @param algorithm {@code als} or {@code popularity}
 * @param parameters the algorithm's own, such as {@code rank: 32}
 * @param baselines algorithms that are fitted beside it and reported
 * @param top items for each person, 1 to 1000
 * @param holdout the last so many days that quality is measured on, where orders have dates
 * @param seed start of the random generator
 */
public record RecommendSettings(
    String name,
    String algorithm,
    Map<String, String> parameters,
    List<String> baselines,
    int top,
    Days holdout,
    long seed) {

  private static final List<String> ALGORITHMS = Recommenders.names();

  public RecommendSettings {
    SettingFault.required(name, "name", "the model's name");
    SettingFault.unless(
        algorithm != null && ALGORITHMS.contains(algorithm),
        "algorithm",
        algorithm,
        "one of " + ALGORITHMS);
    SettingFault.unless(top >= 1 && top <= 1000, "top", top, "1 to 1000");
    SettingFault.required(holdout, "holdout", "a span of days");
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    baselines = baselines == null ? List.of() : List.copyOf(baselines);
    for (String baseline : baselines) {
      SettingFault.unless(ALGORITHMS.contains(baseline), "baselines", baseline, "of " + ALGORITHMS);
    }
  }
}
