package org.kith.features.identity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Chooses the blocking rules that let the fewest matches slip, for the pairs that may be compared.
 *
 * <p>Without labels it is supposed that each field of a match is spoilt with the same probability,
 * beside the share in which it is missing, and each for itself. Matches so made up are covered
 * greedily: always by the rule that brings most of those not yet covered for its pairs.
 */
final class BlockingChoice {

  private static final int MADE_UP = 4_000;
  private static final double SPOILT = 0.2;
  private static final double ENOUGH = 0.998;

  private final double pairsAtMost;
  private final int rulesAtMost;
  private final boolean[][] agreements;

  /**
   * @param filled by field: share of records that have a value
   * @param pairsAtMost pairs that all rules together may bring
   */
  BlockingChoice(double[] filled, double pairsAtMost, int rulesAtMost, long seed) {
    this.pairsAtMost = pairsAtMost;
    this.rulesAtMost = rulesAtMost;
    Random random = new Random(seed);
    this.agreements = new boolean[MADE_UP][filled.length];
    for (boolean[] agree : agreements) {
      for (int f = 0; f < filled.length; f++) {
        agree[f] = random.nextDouble() < (1 - SPOILT) * filled[f];
      }
    }
  }

  /**
   * The rules, in the order chosen; none where even the cheapest brings too many pairs.
   *
   * @param pairs as many as candidates: pairs that each brings
   */
  List<BlockingRule> among(List<BlockingRule> candidates, double[] pairs) {
    List<BlockingRule> chosen = new ArrayList<>();
    boolean[] covered = new boolean[MADE_UP];
    double left = pairsAtMost;
    int reached = 0;
    while (chosen.size() < rulesAtMost && reached < ENOUGH * MADE_UP) {
      int best = best(candidates, pairs, covered, left);
      if (best < 0) {
        break;
      }
      chosen.add(candidates.get(best));
      left -= pairs[best];
      reached += cover(candidates.get(best), covered);
    }
    return chosen;
  }

  private int best(List<BlockingRule> candidates, double[] pairs, boolean[] covered, double left) {
    int best = -1;
    double most = 0;
    double least = pairsAtMost / rulesAtMost / 4;
    for (int i = 0; i < candidates.size(); i++) {
      if (pairs[i] > left) {
        continue;
      }
      double gain = gain(candidates.get(i), covered) / Math.max(least, pairs[i]);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    return best;
  }

  private int gain(BlockingRule rule, boolean[] covered) {
    int gain = 0;
    for (int i = 0; i < MADE_UP; i++) {
      gain += !covered[i] && rule.holds(agreements[i]) ? 1 : 0;
    }
    return gain;
  }

  private int cover(BlockingRule rule, boolean[] covered) {
    int newly = 0;
    for (int i = 0; i < MADE_UP; i++) {
      if (!covered[i] && rule.holds(agreements[i])) {
        covered[i] = true;
        newly++;
      }
    }
    return newly;
  }
}
