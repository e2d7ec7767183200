package org.kith.models.recommend.numeric;

import java.util.Arrays;

/**
 * The loops that factor models are learnt in. All matrices are row by row; of a symmetric one the
 * upper triangle counts and what is below it may hold anything. All lengths are multiples of {@link
 * FactorTable#LANES}.
 *
 * <p>Results of two implementations differ by rounding alone; one gives the same bits every time.
 */
public interface Algebra {

  /** Rows that are summed in single precision before they enter a sum in double precision. */
  int ROWS_A_SUM = 256;

  /** The fastest that this JVM offers. */
  static Algebra fastest() {
    return FastestAlgebra.FOUND;
  }

  /**
   * Copies vectors of a table side by side.
   *
   * @param codes whose vectors: those of {@code [from, to)}
   * @param scales what each is multiplied by, the first at 0
   * @param values filled from 0 on
   */
  void gather(FactorTable table, int[] codes, int from, int to, float[] scales, float[] values);

  /** Fills {@code products} with z_j·x, z_j being row j. */
  void products(Rows rows, float[] x, float[] products);

  /** Adds Σ_j c_j z_j to the target, z_j being row j. */
  void addCombination(Rows rows, float[] coefficients, float[] target);

  /**
   * Adds Σ_j (p_j + slope · z_j·x) z_j to the target, z_j being row j.
   *
   * @param pulls p_j
   * @param scratch as long as there are rows; holds anything afterwards
   */
  default void addProjections(
      Rows rows, float[] pulls, float slope, float[] x, float[] scratch, float[] target) {
    products(rows, x, scratch);
    for (int j = 0; j < rows.count(); j++) {
      scratch[j] = pulls[j] + slope * scratch[j];
    }
    addCombination(rows, scratch, target);
  }

  /**
   * Adds LᵀR to a matrix: Σ_k l_k r_kᵀ, l_k and r_k being rows k of the two.
   *
   * @param left as many rows as {@code right}
   * @param target row i of the matrix from {@code from + i * stride} on
   */
  void addCrossed(Rows left, Rows right, float[] target, int from, int stride);

  /** Adds Σ_j z_j z_jᵀ to the upper triangle of a matrix, z_j being row j. */
  default void addOuters(Rows rows, float[] matrix) {
    int width = rows.width();
    for (int first = 0; first < width; first += FactorTable.LANES) {
      Rows left = rows.columns(first, FactorTable.LANES);
      Rows right = rows.columns(first, width - first);
      addCrossed(left, right, matrix, first * width + first, width);
    }
  }

  /** As {@link #addOuters}, to a matrix in double precision. */
  default void addGram(Rows rows, double[] gram) {
    float[] sum = new float[gram.length];
    for (int first = 0; first < rows.count(); first += ROWS_A_SUM) {
      int count = Math.min(ROWS_A_SUM, rows.count() - first);
      int from = rows.from() + first * rows.stride();
      addOuters(new Rows(rows.values(), from, rows.stride(), count, rows.width()), sum);
      for (int i = 0; i < sum.length; i++) {
        gram[i] += sum[i];
      }
      Arrays.fill(sum, 0);
    }
  }

  /**
   * The first place in {@code [from, to)} whose value is above the limit; {@code to} where there is
   * none. NaN is above nothing.
   */
  int firstAbove(float[] values, int from, int to, float limit);

  /** Inner product of two vectors. */
  float dot(float[] a, float[] b);

  /** Adds scale · x to the target. */
  void addScaled(float scale, float[] x, float[] target);

  /**
   * Replaces the upper triangle of a symmetric positive definite matrix by U, where it is UᵀU. A
   * pivot that rounding has brought near zero or below counts as {@link #leastPivot}.
   */
  void factor(float[] matrix, int size);

  /** Replaces the vector by the solution, given U from {@link #factor}. */
  void solve(float[] upper, int size, float[] vector);

  /** The least pivot that floats can tell from zero in that matrix. */
  static float leastPivot(float[] matrix, int size) {
    float largest = 0;
    for (int row = 0; row < size; row++) {
      largest = Math.max(largest, matrix[row * size + row]);
    }
    return Math.max(largest * 1e-7f, Float.MIN_NORMAL);
  }
}
