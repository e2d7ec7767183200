package org.kith.features.identity.match;

/** Slips of the hand: one character too many, too few or wrong, or two neighbours exchanged. */
final class Edits {

  private Edits() {}

  /** Whether one slip, and no less, makes the texts equal. */
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
