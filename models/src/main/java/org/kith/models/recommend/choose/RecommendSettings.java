package org.kith.models.recommend.choose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.SettingFault;
import org.kith.features.time.Days;
import org.kith.models.recommend.event.EventKinds;
import org.kith.models.recommend.list.ListSettings;

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
 * @param events weight of each kind of event, see {@link EventKinds}; without it purchases alone count
 * @param lists what the lists must be like; without it they are by score alone
 */
public record RecommendSettings(
    String name,
    String algorithm,
    Map<String, String> parameters,
    List<String> baselines,
    int top,
    Days holdout,
    long seed,
    Map<String, String> events,
    ListSettings lists) {

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
    events = events == null ? EventKinds.SALES.weights() : new EventKinds(events).weights();
    lists = lists == null ? ListSettings.PLAIN : lists;
    baselines = baselines == null ? List.of() : List.copyOf(baselines);
    for (String baseline : baselines) {
      SettingFault.unless(ALGORITHMS.contains(baseline), "baselines", baseline, "of " + ALGORITHMS);
    }
  }

  /** The kinds of events that it learns from. */
  public EventKinds eventKinds() {
    return new EventKinds(events);
  }
}
