package org.kith.models.recommend.choose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameters;

/**
 * An algorithm that may be chosen, and what is settled of its parameters.
 *
 * @param algorithm how it learns
 * @param given values by name that a search leaves alone
 */
public record Candidate(Algorithm algorithm, Map<String, String> given) {

  /**
   * @throws org.kith.features.error.SettingFault when a parameter is unknown or outside its span
   */
  public Candidate {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    Parameters.of(algorithm.parameters(), given);
  }

  /** The algorithm's name. */
  public String name() {
    return algorithm.name();
  }

  /** What is given, and what is not as the algorithm has it. */
  public Parameters usual() {
    return Parameters.of(algorithm.parameters(), given);
  }
}
