package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/**
 * The vectors of one row's entries, side by side, each times the root of its weight: z = √w y. A
 * row with very many is read a stretch at a time, so that memory stays small. All weights of a row
 * may be scaled.
 */
final class Gathered {

  private static final int FLOATS = 1 << 17;

  private final Algebra algebra;
  private final FactorTable others;
  private final int longest;
  private final float[] values;
  private final float[] roots;
  private final float[] zeros;
  private final float[] scratch;
  private RatingBlock block;
  private int from;
  private int to;
  private float scale = 1;
  private int held;

  Gathered(Algebra algebra, FactorTable others) {
    this.algebra = algebra;
    this.others = others;
    this.longest = Math.max(1, FLOATS / others.size());
    this.values = new float[longest * others.size()];
    this.roots = new float[longest];
    this.zeros = new float[longest];
    this.scratch = new float[longest];
    Arrays.fill(roots, 1);
  }

  /**
   * Turns to the entries {@code [first, end)} of a block.
   *
   * @param times what their weights are multiplied by
   */
  void turnTo(RatingBlock entries, int first, int end, float times) {
    if (entries.weights() == null && times != scale) {
      Arrays.fill(roots, (float) Math.sqrt(times));
    }
    block = entries;
    from = first;
    to = end;
    scale = times;
    held = -1;
  }

  /** How many stretches there are. */
  int stretches() {
    return (to - from + longest - 1) / longest;
  }

  /** The vectors of a stretch, until another is asked for. */
  Rows stretch(int number) {
    int first = from + number * longest;
    int end = Math.min(to, first + longest);
    if (held != number) {
      held = number;
      boolean weighted = block.weights() != null;
      for (int at = first; weighted && at < end; at++) {
        roots[at - first] = (float) Math.sqrt(scale * block.weights()[at]);
      }
      algebra.gather(others, block.codes(), first, end, roots, values);
    }
    return Rows.of(values, end - first, others.size());
  }

  /** √w of each entry of the stretch that was asked for last. */
  float[] roots() {
    return roots;
  }

  /** Adds Σ w (1 − y·x) y. */
  void addGradient(float[] x, float[] target) {
    for (int s = 0; s < stretches(); s++) {
      Rows rows = stretch(s);
      algebra.addProjections(rows, roots, -1, x, scratch, target);
    }
  }

  /** Adds Σ w (y·x) y. */
  void addCurvature(float[] x, float[] target) {
    for (int s = 0; s < stretches(); s++) {
      algebra.addProjections(stretch(s), zeros, 1, x, scratch, target);
    }
  }

  /** Adds Σ w y yᵀ to the upper triangle of a matrix. */
  void addOuters(float[] matrix) {
    for (int s = 0; s < stretches(); s++) {
      algebra.addOuters(stretch(s), matrix);
    }
  }
}
