package org.kith.features.identity.match;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two texts are, in steps from 0 (they differ) to {@link #EQUAL}.
 *
 * <p>Jaro–Winkler is Winkler's (1990); the cuts at .92 and .8 are his customary ones. Edit
 * distances are Levenshtein's. Of codes and dates one edit is one character too many, too few or
 * wrong, or two neighbours exchanged.
 */
enum Likeness {
  /** Names: close from a Jaro–Winkler similarity of .92, alike from .8. */
  NAME {
    @Override
    int unequal(String one, String other) {
      double similarity = JARO_WINKLER.apply(one, other);
      return similarity >= 0.92 ? CLOSE : similarity >= 0.8 ? ALIKE : DIFFERENT;
    }
  },
  /** Free text: close where at most 15 in 100 letters differ, alike where 35. */
  TEXT {
    @Override
    int unequal(String one, String other) {
      int length = Math.max(one.length(), other.length());
      int alike = (int) (0.35 * length);
      int edits = new LevenshteinDistance(Math.max(1, alike)).apply(one, other);
      if (edits < 0 || edits > alike) {
        return DIFFERENT;
      }
      return edits <= 0.15 * length ? CLOSE : ALIKE;
    }
  },
  /** Codes of three or more characters: close where one edit makes them equal. */
  CODE {
    @Override
    int unequal(String one, String other) {
      boolean tooShort = Math.min(one.length(), other.length()) < SHORTEST_CODE;
      return !tooShort && areOneApart(one, other) ? CLOSE : DIFFERENT;
    }
  },
  /**
   * Dates as {@code yyyyMMdd}: close where day and month are exchanged or one edit makes them
   * equal, alike where two of year, month and day agree.
   */
  DATE {
    @Override
    int unequal(String one, String other) {
      if (one.length() != DATE_LENGTH || other.length() != DATE_LENGTH) {
        return DIFFERENT;
      }
      boolean year = one.regionMatches(0, other, 0, 4);
      boolean month = one.regionMatches(4, other, 4, 2);
      boolean day = one.regionMatches(6, other, 6, 2);
      boolean exchanged =
          year && one.regionMatches(4, other, 6, 2) && one.regionMatches(6, other, 4, 2);
      if (exchanged || areOneApart(one, other)) {
        return CLOSE;
      }
      return (year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) >= 2 ? ALIKE : DIFFERENT;
    }
  };

  static final int DIFFERENT = 0;
  static final int ALIKE = 1;
  static final int CLOSE = 2;
  static final int EQUAL = 3;

  /** How many steps there are. */
  static final int LEVELS = 4;

  private static final int SHORTEST_CODE = 3;
  private static final int DATE_LENGTH = 8;
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

  /** The step of two texts, neither null. */
  int level(String one, String other) {
    return one.equals(other) ? EQUAL : unequal(one, other);
  }

  abstract int unequal(String one, String other);

  /** Whether one edit, and no less, makes the texts equal. */
  static boolean areOneApart(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    int more = longer.length() - shorter.length();
    if (more > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    if (more == 1) {
      return endsAlike(shorter, at, longer, at + 1);
    }
    return at < shorter.length()
        && (endsAlike(shorter, at + 1, longer, at + 1) || areExchanged(shorter, longer, at));
  }

  private static boolean areExchanged(String one, String other, int at) {
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && endsAlike(one, at + 2, other, at + 2);
  }

  private static boolean endsAlike(String one, int from, String other, int otherFrom) {
    return one.length() - from == other.length() - otherFrom
        && one.regionMatches(from, other, otherFrom, one.length() - from);
  }
}
