package org.kith.jobs.evaluate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One model's figures in an {@link Evaluation}.
 *
 * @param model its name
 * @param metrics by name; what is not a finite number is left out
 * @param fitSeconds time to learn
 * @param recommendSeconds time to answer for everybody
 * @param more further fields of the JSON object, in snake_case
 */
public record ModelResult(
    String model,
    Map<String, Double> metrics,
    double fitSeconds,
    double recommendSeconds,
    @JsonIgnore Map<String, Object> more) {

  public ModelResult {
    metrics = finite(metrics);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** The further fields, as JSON has them. */
  @JsonAnyGetter
  Map<String, Object> fields() {
    return more;
  }

  /** The finite ones among some figures, in their order. */
  public static Map<String, Double> finite(Map<String, Double> figures) {
    Map<String, Double> kept = new LinkedHashMap<>(figures);
    kept.values().removeIf(value -> value == null || !Double.isFinite(value));
    return Collections.unmodifiableMap(kept);
  }
}
