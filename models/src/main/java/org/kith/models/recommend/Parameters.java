package org.kith.models.recommend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.features.error.SettingFault;

/** One algorithm's parameters, each with a legal value. */
public final class Parameters {

  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Fills what is not given.
   *
   * @param known the algorithm's own
   * @param given values by name
   * @throws SettingFault when a name is not among the known or a value is outside its span
   */
  public static Parameters of(List<Parameter> known, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : known) {
      String value = given.getOrDefault(parameter.name(), parameter.otherwise());
      parameter.span().require(parameter.name(), value);
      values.put(parameter.name(), value);
    }
    for (String name : given.keySet()) {
      SettingFault.unless(values.containsKey(name), "parameters", name, "of " + values.keySet());
    }
    return new Parameters(values);
  }

  /** All of them by name, in the algorithm's order. */
  public Map<String, String> values() {
    return values;
  }

  /** A word, or a number as it was written. */
  public String word(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not one of " + values.keySet());
    }
    return value;
  }

  /** A number. */
  public double number(String name) {
    return Double.parseDouble(word(name));
  }

  /** A whole number. */
  public int whole(String name) {
    return (int) number(name);
  }
}
