package org.kith.features.identity.match;

import java.util.Arrays;

/**
 * Learns a {@link LinkageModel} from pairs of which nobody has said whether they match (Winkler,
 * "Using the EM Algorithm for Weight Computation in the Fellegi–Sunter Model", 1988).
 *
 * <p>The pairs that share a block hold nearly all matches: from them come the prior and what
 * matches agree in; pairs beyond the blocks count as no matches. What others agree in by chance
 * comes from pairs drawn by lot; matches agree in each field for itself.
 */
final class ExpectationMaximisation {

  /**
   * Patterns and how many pairs have each.
   *
   * @param patterns as {@link Comparison} makes them
   * @param pairs as many numbers, 0 or more
   */
  record PatternCounts(long[] patterns, double[] pairs) {

    /** How many pairs there are. */
    double total() {
      double total = 0;
      for (double each : pairs) {
        total += each;
      }
      return total;
    }
  }

  private static final int ROUNDS_AT_MOST = 200;
  private static final double STILL = 1e-6;

  /** What matches agree in before anything is learnt, counted as so many matches. */
  private static final double[] FIRST_MATCH = {0.05, 0.03, 0.07, 0.85};

  private static final double FIRST_MATCHES = 5;

  private final PatternCounts blocked;
  private final PatternCounts drawn;
  private final int fields;
  private final long records;
  private final double allPairs;

  /**
   * @param blocked patterns of the pairs that share a block
   * @param drawn patterns of pairs drawn by lot
   * @param allPairs how many pairs the records make
   */
  ExpectationMaximisation(
      PatternCounts blocked, PatternCounts drawn, int fields, long records, double allPairs) {
    this.blocked = blocked;
    this.drawn = drawn;
    this.fields = fields;
    this.records = records;
    this.allPairs = allPairs;
  }

  /** The model at which further rounds change nothing. */
  LinkageModel learn() {
    LinkageModel model = first();
    double[] others = others(matching(model, drawn));
    int[] leansOn = new ChanceTree(drawn, others, alone(others)).leansOn();
    for (int round = 0; round < ROUNDS_AT_MOST; round++) {
      LinkageModel next = next(model, leansOn);
      if (distance(model, next) < STILL) {
        return next;
      }
      model = next;
    }
    return model;
  }

  private LinkageModel first() {
    double[][] match = new double[fields][];
    Arrays.setAll(match, f -> FIRST_MATCH.clone());
    double[] everybody = others(new double[drawn.patterns().length]);
    return new LinkageModel(
        records,
        Math.min(0.1, 0.1 * records / allPairs),
        match,
        ChanceAgreement.ofEachAlone(alone(everybody)));
  }

  private LinkageModel next(LinkageModel model, int[] leansOn) {
    double[] matching = matching(model, blocked);
    double matches = 0;
    for (int i = 0; i < matching.length; i++) {
      matches += matching[i] * blocked.pairs()[i];
    }
    double prior = Math.max(1, matches) / Math.max(2, allPairs);
    double[][] match = shares(blocked, matching, FIRST_MATCH, FIRST_MATCHES);
    double[] others = others(matching(model, drawn));
    ChanceAgreement chance = new ChanceTree(drawn, others, alone(others)).of(leansOn);
    return new LinkageModel(records, prior, match, chance);
  }

  private static double[] others(double[] matching) {
    double[] others = new double[matching.length];
    Arrays.setAll(others, i -> 1 - matching[i]);
    return others;
  }

  /** Shares of the steps among what is drawn by lot, the matches in it left out. */
  private double[][] alone(double[] others) {
    double[] even = new double[Likeness.LEVELS];
    Arrays.fill(even, 1.0 / Likeness.LEVELS);
    return shares(drawn, others, even, 1);
  }

  private static double[] matching(LinkageModel model, PatternCounts counts) {
    double[] matching = new double[counts.patterns().length];
    Arrays.setAll(matching, i -> LinkageModel.probability(model.weight(counts.patterns()[i])));
    return matching;
  }

  private double[][] shares(
      PatternCounts counts, double[] belonging, double[] before, double beforeWeighs) {
    double[][] shares = new double[fields][];
    for (int f = 0; f < fields; f++) {
      double[] steps = new double[Likeness.LEVELS];
      double total = beforeWeighs;
      for (int level = 0; level < steps.length; level++) {
        steps[level] = before[level] * beforeWeighs;
      }
      for (int i = 0; i < belonging.length; i++) {
        int level = Comparison.level(counts.patterns()[i], f);
        if (level != Comparison.MISSING) {
          steps[level] += belonging[i] * counts.pairs()[i];
          total += belonging[i] * counts.pairs()[i];
        }
      }
      for (int level = 0; level < steps.length; level++) {
        steps[level] /= total;
      }
      shares[f] = steps;
    }
    return shares;
  }

  private double distance(LinkageModel one, LinkageModel other) {
    double most = Math.abs(Math.log(one.prior() / other.prior()));
    for (int f = 0; f < fields; f++) {
      for (int level = 0; level < Likeness.LEVELS; level++) {
        most = Math.max(most, Math.abs(one.match()[f][level] - other.match()[f][level]));
      }
    }
    return most;
  }
}
