package org.kith.features.identity.match;

import java.util.Arrays;
import java.util.Optional;
import org.kith.features.identity.match.ExpectationMaximisation.PatternCounts;

/**
 * Learns which fields lean on which in pairs of two people's records: of all trees the one whose
 * fields tell most of each other (Chow and Liu, 1968). A field leans on another where that one's
 * agreement makes its own likelier, by more than luck would.
 */
final class ChanceTree {

  /** G statistic of two fields that luck passes once in 100,000 times; 9 degrees of freedom. */
  private static final double BEYOND_LUCK = 39.3;

  /** What a field's steps are alone, counted as so many pairs at each step of the other. */
  private static final double PAIRS_BEFORE = 5;

  /** A field that leans on another, and how much that tells. */
  private record Lean(int field, int on, double told) {}

  private final long[] patterns;
  private final double[] pairs;
  private final double[][] alone;

  /**
   * @param drawn patterns of pairs drawn by lot
   * @param others by pattern: the share of its pairs that are two people's
   * @param alone by field and step: its share among these
   */
  ChanceTree(PatternCounts drawn, double[] others, double[][] alone) {
    this.patterns = drawn.patterns();
    this.pairs = new double[others.length];
    this.alone = alone;
    Arrays.setAll(pairs, i -> others[i] * drawn.pairs()[i]);
  }

  /**
   * The field on which each leans, grown by Prim's algorithm. Of fields that hang together the one
   * that agrees least often leans on none.
   */
  int[] leansOn() {
    int[] leansOn = new int[alone.length];
    boolean[] placed = new boolean[alone.length];
    for (int i = 0; i < alone.length; i++) {
      Optional<Lean> strongest = strongest(placed);
      int next = strongest.map(Lean::field).orElseGet(() -> rarest(placed));
      leansOn[next] = strongest.map(Lean::on).orElse(ChanceAgreement.NONE);
      placed[next] = true;
    }
    return leansOn;
  }

  /** What is agreed in by chance where each field leans on the one given. */
  ChanceAgreement of(int[] leansOn) {
    double[][][] given = new double[alone.length][][];
    for (int f = 0; f < alone.length; f++) {
      given[f] = leansOn[f] == ChanceAgreement.NONE ? null : given(f, leansOn[f]);
    }
    return new ChanceAgreement(leansOn, alone, given);
  }

  private Optional<Lean> strongest(boolean[] placed) {
    Lean strongest = null;
    for (int f = 0; f < alone.length; f++) {
      for (int on = 0; on < alone.length; on++) {
        if (!placed[f] && placed[on]) {
          double told = told(f, on);
          if (told > (strongest == null ? BEYOND_LUCK : strongest.told())) {
            strongest = new Lean(f, on, told);
          }
        }
      }
    }
    return Optional.ofNullable(strongest);
  }

  private int rarest(boolean[] placed) {
    int rarest = -1;
    for (int f = 0; f < alone.length; f++) {
      boolean rarer = rarest < 0 || alone[f][Likeness.EQUAL] < alone[rarest][Likeness.EQUAL];
      rarest = !placed[f] && rarer ? f : rarest;
    }
    return rarest;
  }

  /**
   * Twice the pairs times the mutual information of two fields' steps, in nats; 0 where that one is
   * equal makes the other no likelier to be.
   */
  private double told(int field, int on) {
    double[][] both = both(field, on);
    double[] ofField = new double[Likeness.LEVELS];
    double[] ofOther = new double[Likeness.LEVELS];
    double all = 0;
    for (int i = 0; i < Likeness.LEVELS; i++) {
      for (int j = 0; j < Likeness.LEVELS; j++) {
        ofOther[i] += both[i][j];
        ofField[j] += both[i][j];
        all += both[i][j];
      }
    }
    int equal = Likeness.EQUAL;
    if (both[equal][equal] * all <= ofOther[equal] * ofField[equal]) {
      return 0;
    }
    double told = 0;
    for (int i = 0; i < Likeness.LEVELS; i++) {
      for (int j = 0; j < Likeness.LEVELS; j++) {
        if (both[i][j] > 0) {
          told += 2 * both[i][j] * Math.log(both[i][j] * all / (ofOther[i] * ofField[j]));
        }
      }
    }
    return told;
  }

  private double[][] given(int field, int on) {
    double[][] given = both(field, on);
    for (double[] steps : given) {
      double all = PAIRS_BEFORE + Arrays.stream(steps).sum();
      Arrays.setAll(steps, step -> (steps[step] + PAIRS_BEFORE * alone[field][step]) / all);
    }
    return given;
  }

  /** Pairs by step of the field that is leant on and step of the field. */
  private double[][] both(int field, int on) {
    double[][] both = new double[Likeness.LEVELS][Likeness.LEVELS];
    for (int i = 0; i < pairs.length; i++) {
      int of = Comparison.level(patterns[i], field);
      int other = Comparison.level(patterns[i], on);
      if (of != Comparison.MISSING && other != Comparison.MISSING) {
        both[other][of] += pairs[i];
      }
    }
    return both;
  }
}
