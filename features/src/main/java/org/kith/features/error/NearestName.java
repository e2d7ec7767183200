package org.kith.features.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The right name that a wrong one was most likely meant to be. */
public final class NearestName {

  private NearestName() {}

  /**
   * The nearest of the legal names, by the number of letters to insert, delete, replace or swap
   * with a neighbour; of several, the first in the alphabet.
   *
   * @return empty when even the nearest differs in more than a third of its letters, two at least
   */
  public static Optional<String> of(String wrong, Collection<String> legal) {
    return legal.stream()
        .min(
            Comparator.comparingInt((String name) -> edits(wrong, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> edits(wrong, name) <= Math.max(2, name.length() / 3));
  }

  /**
   * As {@link #of}, as the sentence {@code Did you mean 'x'?}, or another where nothing is near.
   */
  public static String hint(String wrong, Collection<String> legal, String otherwise) {
    return of(wrong, legal).map(name -> "Did you mean '" + name + "'?").orElse(otherwise);
  }

  /** As {@link #of}, as the sentence {@code Did you mean 'x'?}, or nothing where none is near. */
  public static String hint(String wrong, Collection<String> legal) {
    return hint(wrong, legal, "");
  }

  private static int edits(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
