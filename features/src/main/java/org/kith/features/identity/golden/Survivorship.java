package org.kith.features.identity.golden;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.features.error.SettingFault;

/**
 * Which of several sources is believed, attribute by attribute: {@code identity.golden} in {@code
 * conf/kith.yaml}. An attribute without a rule goes by {@link Rule#USUAL}.
 *
 * @param rules by attribute, such as {@code birth_date}; see {@link #ATTRIBUTES}
 */
public record Survivorship(Map<String, Rule> rules) {

  /** What a golden record says of a person: what members' rows say and can be only one thing. */
  public static final List<String> ATTRIBUTES =
      List.of("birth_date", "gender", "full_name", "city", "region", "store_id", "level");

  /** The newest word counts, of every attribute. */
  public static final Survivorship USUAL = new Survivorship(Map.of());

  /** Between rows of sources that are believed alike. */
  public enum Prefer {
    /** The row that came to be known last. */
    NEWEST,
    /** The row that says the most of a person. */
    FULLEST
  }

  /**
   * How one attribute is chosen.
   *
   * @param sources names of sources, the most believed first; a source that is not named comes
   *     after them all
   * @param prefer what decides among rows of one rank; the newest unless told
   */
  public record Rule(List<String> sources, Prefer prefer) {

    /** Every source is believed alike, and the newest row counts. */
    public static final Rule USUAL = new Rule(List.of(), Prefer.NEWEST);

    public Rule {
      sources = sources == null ? List.of() : List.copyOf(sources);
      prefer = prefer == null ? Prefer.NEWEST : prefer;
    }
  }

  public Survivorship {
    rules = rules == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(rules));
    rules
        .keySet()
        .forEach(
            name ->
                SettingFault.unless(
                    ATTRIBUTES.contains(name),
                    "golden",
                    name,
                    "of " + String.join(", ", ATTRIBUTES)));
  }

  /** The rule of an attribute. */
  public Rule ruleOf(String attribute) {
    return rules.getOrDefault(attribute, Rule.USUAL);
  }
}
