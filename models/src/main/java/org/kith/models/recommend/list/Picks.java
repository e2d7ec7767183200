package org.kith.models.recommend.list;

import java.util.Arrays;

/**
 * Chooses a list from a longer ranking: at most so many of a category, and each next item by how
 * well it fits and how unlike it is to those before it.
 *
 * <p>Next comes, of the items whose category has room, the one with the highest λ · r − (1 − λ) ·
 * s: r is its score between the ranking's lowest (0) and highest (1), s its highest similarity to
 * an item that was chosen before, 0 for the first; of equals the one that stands first in the
 * ranking. This is maximal marginal relevance, Carbonell and Goldstein (1998), section 2. With λ =
 * 1 and without a quota it is the ranking itself, cut.
 */
final class Picks {

  private final int quota;
  private final double lambda;

  /**
   * @param quota items of one category, at most; 0 for any number
   * @param lambda λ, 0 to 1
   */
  Picks(int quota, double lambda) {
    this.quota = quota;
    this.lambda = lambda;
  }

  /**
   * The places in the ranking of those chosen, in the order of the list.
   *
   * @param scores by place, in the ranking's order; finite
   * @param shelves by place, where in the catalogue each item stands
   * @param n longest list
   */
  int[] of(double[] scores, Shelf[] shelves, int n) {
    double[] likeness = new double[scores.length];
    double[] fit = fit(scores);
    boolean[] taken = new boolean[scores.length];
    int[] picks = new int[Math.min(n, scores.length)];
    int size = 0;
    while (size < picks.length) {
      int best = -1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < scores.length; i++) {
        double value = lambda * fit[i] - (1 - lambda) * likeness[i];
        if (!taken[i] && value > highest && hasRoom(shelves, picks, size, i)) {
          best = i;
          highest = value;
        }
      }
      if (best < 0) {
        break;
      }
      taken[best] = true;
      picks[size++] = best;
      for (int i = 0; i < scores.length; i++) {
        likeness[i] = Math.max(likeness[i], shelves[i].similarity(shelves[best]));
      }
    }
    return Arrays.copyOf(picks, size);
  }

  private boolean hasRoom(Shelf[] shelves, int[] picks, int size, int place) {
    String category = shelves[place].category();
    if (quota == 0 || category == null) {
      return true;
    }
    int there = 0;
    for (int i = 0; i < size; i++) {
      there += category.equals(shelves[picks[i]].category()) ? 1 : 0;
    }
    return there < quota;
  }

  private static double[] fit(double[] scores) {
    double lowest = Arrays.stream(scores).min().orElse(0);
    double span = Arrays.stream(scores).max().orElse(0) - lowest;
    return Arrays.stream(scores).map(s -> span > 0 ? (s - lowest) / span : 1).toArray();
  }
}
