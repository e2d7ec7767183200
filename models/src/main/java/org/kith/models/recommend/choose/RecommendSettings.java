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
 * What the night recommends with: the models that it chooses among, their baselines, and on what
 * they are measured.
 *
 * @param name model's name in the registry
 * @param candidates algorithms that it chooses among, the usual one first; of those in {@link
 *     Recommenders#names}
 * @param parameters by algorithm, its own by name, such as {@code als: {rank: 32}}; of the
 *     baselines too
 * @param baselines algorithms that are fitted beside it and reported
 * @param tune parameters that are tried for each candidate, 0 to 1000; 0 and 1 try what is set
 *     alone
 * @param top items for each person, 1 to 1000
 * @param holdout the last so many days that quality is measured on, where orders have dates; models
 *     are chosen on as many days before them
 * @param seed start of the random generator
 * @param events weight of each kind of event, see {@link EventKinds}; without it purchases alone
 *     count
 * @param lists what the lists must be like; without it they are by score alone
 */
public record RecommendSettings(
    String name,
    List<String> candidates,
    Map<String, Map<String, String>> parameters,
    List<String> baselines,
    int tune,
    int top,
    Days holdout,
    long seed,
    Map<String, String> events,
    ListSettings lists) {

  private static final List<String> ALGORITHMS = Recommenders.names();

  public RecommendSettings {
    SettingFault.required(name, "name", "the model's name");
    candidates = candidates == null ? List.of() : List.copyOf(candidates);
    baselines = baselines == null ? List.of() : List.copyOf(baselines);
    parameters =
        parameters == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    events = events == null ? EventKinds.SALES.weights() : new EventKinds(events).weights();
    lists = lists == null ? ListSettings.PLAIN : lists;
    SettingFault.unless(!candidates.isEmpty(), "candidates", null, "one or more of " + ALGORITHMS);
    known("candidates", candidates);
    known("baselines", baselines);
    parameters.forEach(RecommendSettings::legal);
    SettingFault.unless(tune >= 0 && tune <= 1000, "tune", tune, "0 to 1000");
    SettingFault.unless(top >= 1 && top <= 1000, "top", top, "1 to 1000");
    SettingFault.required(holdout, "holdout", "a span of days");
  }

  /** An algorithm with what is set of its parameters. */
  public Candidate candidate(String algorithm) {
    return new Candidate(
        Recommenders.named(algorithm), parameters.getOrDefault(algorithm, Map.of()));
  }

  private static void known(String key, List<String> algorithms) {
    for (String algorithm : algorithms) {
      SettingFault.unless(ALGORITHMS.contains(algorithm), key, algorithm, "of " + ALGORITHMS);
    }
  }

  private static void legal(String algorithm, Map<String, String> given) {
    if (!ALGORITHMS.contains(algorithm)) {
      SettingFault.unless(false, "parameters", algorithm, "by algorithm, of " + ALGORITHMS);
      return;
    }
    for (SettingFault fault :
        SettingFault.collect(() -> new Candidate(Recommenders.named(algorithm), given))) {
      SettingFault.unless(
          false,
          "parameters",
          "%s.%s: %s".formatted(algorithm, fault.key(), fault.found()),
          fault.legal());
    }
  }

  /** The kinds of events that it learns from. */
  public EventKinds eventKinds() {
    return new EventKinds(events);
  }
}
