package org.kith.jobs.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collections of a record that came from outside: never null, never changed, in their order. */
final class Plain {

  private Plain() {}

  static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  static <V> Map<String, V> map(Map<String, V> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** Only the numbers that a reader could make sense of. */
  static Map<String, Double> finite(Map<String, Double> given) {
    Map<String, Double> kept = new LinkedHashMap<>();
    map(given)
        .forEach(
            (name, value) -> {
              if (value != null && Double.isFinite(value)) {
                kept.put(name, value);
              }
            });
    return Collections.unmodifiableMap(kept);
  }
}
