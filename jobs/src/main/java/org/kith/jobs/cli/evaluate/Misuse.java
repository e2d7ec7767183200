package org.kith.jobs.cli.evaluate;

import java.util.List;
import org.kith.features.error.NearestName;
import org.kith.features.error.Problem;

/** Options of {@code evaluate} that say what cannot be done. */
final class Misuse {

  private static final String WHERE = "kith evaluate";

  private Misuse() {}

  static Problem of(String found, String remedy) {
    return new Problem(Problem.Code.USAGE, WHERE, found, remedy);
  }

  /** The word, if it is one of the legal; they are told, and the nearest, if it is not. */
  static String oneOf(String option, String word, String... legal) {
    return oneOf(option, word, List.of(legal));
  }

  /** As {@link #oneOf(String, String, String...)}. */
  static String oneOf(String option, String word, List<String> legal) {
    if (!legal.contains(word)) {
      throw of(
          "%s is '%s'; it must be one of %s".formatted(option, word, String.join(", ", legal)),
          NearestName.hint(word, legal, "Give one of them."));
    }
    return word;
  }
}
