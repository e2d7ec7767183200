package org.kith.jobs.evaluate.table;

import java.util.Locale;
import java.util.Set;

/** Words that mean yes or no, in any case. */
public final class Answer {

  private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "y");
  private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "n");

  private Answer() {}

  /** Whether that means yes. */
  public static boolean isYes(String word) {
    return word != null && YES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether that means no. */
  public static boolean isNo(String word) {
    return word != null && NO.contains(word.toLowerCase(Locale.ROOT));
  }
}
