package org.kith.models.recommend.choose;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Two models that are mixed.
 *
 * @param first name of the model that does better alone
 * @param second name of the other
 * @param share weight of the second, above 0 and below 1
 */
public record Blend(String first, String second, double share) {

  /** What it is called in results: {@code blend(ease+ials)}. */
  public String name() {
    return "blend(" + first + "+" + second + ")";
  }

  /** The weight of each part, by its name. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(first, String.format(Locale.ROOT, "%.1f", 1 - share));
    parameters.put(second, String.format(Locale.ROOT, "%.1f", share));
    return parameters;
  }
}
