package org.kith.features.social.graph;

import java.util.Arrays;

/**
 * Who pays attention to whom, and how much, between the numbers below {@code people}; and who
 * therefore matters to chosen ones.
 */
public final class Attention {

  private static final double DAMPING = .85;
  private static final double PRECISION = 1e-10;
  private static final int MOST_STEPS = 200;

  private final int people;
  private int[] from = new int[16];
  private int[] to = new int[16];
  private double[] strength = new double[16];
  private int size;

  /** Room for attention between so many people, of which there is none yet. */
  public Attention(int people) {
    this.people = people;
  }

  /** Adds the attention of one to another; 0 leaves no trace. */
  public void add(int one, int other, double strong) {
    if (strong > 0) {
      if (size == from.length) {
        from = Arrays.copyOf(from, 2 * size);
        to = Arrays.copyOf(to, 2 * size);
        strength = Arrays.copyOf(strength, 2 * size);
      }
      from[size] = one;
      to[size] = other;
      strength[size++] = strong;
    }
  }

  /**
   * How much each matters: the share of time that a walker spends with them who starts at one of
   * the chosen, follows attention in proportion to its strength, and starts again with probability
   * .15 and where nobody has the attention (Page et al., "The PageRank citation ranking", 1999;
   * starts at the chosen as in Haveliwala, "Topic-sensitive PageRank", 2002).
   *
   * <p>Whoever gets attention only from people to whom no way leads from the chosen, such as
   * robots, gets nothing from it. Sums to 1; all 0 where nobody is chosen.
   */
  public double[] pageRank(boolean[] chosen) {
    double[] restart = restart(chosen);
    double[] given = new double[people];
    for (int i = 0; i < size; i++) {
      given[from[i]] += strength[i];
    }
    double[] rank = restart.clone();
    double change = 1;
    for (int step = 0; step < MOST_STEPS && change > PRECISION; step++) {
      double[] next = next(rank, given, restart);
      change = 0;
      for (int i = 0; i < people; i++) {
        change += Math.abs(next[i] - rank[i]);
      }
      rank = next;
    }
    return rank;
  }

  /** How many of the chosen pay attention to each. */
  public int[] chosenReached(boolean[] chosen) {
    int[] reached = new int[people];
    for (int i = 0; i < size; i++) {
      reached[to[i]] += chosen[from[i]] ? 1 : 0;
    }
    return reached;
  }

  private double[] restart(boolean[] chosen) {
    int starts = 0;
    for (boolean one : chosen) {
      starts += one ? 1 : 0;
    }
    double[] restart = new double[people];
    for (int i = 0; i < people; i++) {
      restart[i] = chosen[i] ? 1.0 / starts : 0;
    }
    return restart;
  }

  private double[] next(double[] rank, double[] given, double[] restart) {
    double[] next = new double[people];
    double walked = 0;
    for (int i = 0; i < size; i++) {
      next[to[i]] += DAMPING * rank[from[i]] * strength[i] / given[from[i]];
    }
    double all = 0;
    for (int i = 0; i < people; i++) {
      walked += next[i];
      all += rank[i];
    }
    for (int i = 0; i < people; i++) {
      next[i] += (all - walked) * restart[i];
    }
    return next;
  }
}
