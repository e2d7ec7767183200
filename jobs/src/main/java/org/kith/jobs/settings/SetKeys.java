package org.kith.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kith.features.error.NearestName;
import org.kith.jobs.settings.yaml.Faults;
import org.kith.jobs.settings.yaml.Node.Mapping;
import org.kith.jobs.settings.yaml.Overrides;
import org.kith.jobs.settings.yaml.Place;
import org.kith.jobs.settings.yaml.Scalars;

/**
 * The keys that {@code --set} gives: each has to fill a {@code ${name}} somewhere, or to override a
 * setting.
 */
final class SetKeys {

  private final Map<String, String> set;
  private final Overrides overrides;
  private final Faults faults;
  private final Set<String> used = new TreeSet<>();
  private final Set<String> known = new TreeSet<>();

  SetKeys(Map<String, String> set, Scalars scalars, Faults faults) {
    this.set = set;
    this.overrides = new Overrides(scalars);
    this.faults = faults;
  }

  /**
   * Overrides a file's settings.
   *
   * @param prefix what its paths begin with on the command line
   * @param filled names that the file's values refer to; they have had their effect
   */
  void apply(String prefix, Class<? extends Record> type, Mapping file, Set<String> filled) {
    used.addAll(filled);
    known.addAll(filled);
    overrides.pathsOf(type).forEach(path -> known.add(prefix + path));
    set.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)
              && !filled.contains(key)
              && overrides.apply(type, file, key.substring(prefix.length()), value)) {
            used.add(key);
          }
        });
  }

  /** Notes the keys that neither fill nor override anything. */
  void refuseUnknown() {
    List<String> unknown = new ArrayList<>(set.keySet());
    unknown.removeAll(used);
    unknown.sort(null);
    for (String key : unknown) {
      faults.add(
          Place.COMMAND_LINE,
          key,
          "is no setting, and no value refers to ${%s}".formatted(key),
          NearestName.hint(key, known, "Name a setting by its path, such as gates.max-bad-rows."));
    }
  }
}
