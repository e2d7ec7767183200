package org.kith.models.recommend.numeric;

/**
 * The loops that factor models are learnt in. All matrices are row by row; of a symmetric one the
 * upper triangle counts and what is below it may hold anything. All lengths are multiples of {@link
 * FactorTable#LANES}.
 *
 * <p>Results of two implementations differ by rounding alone; one gives the same bits every time.
 */
public interface Algebra {

  /** The fastest that this JVM offers. */
  static Algebra fastest() {
    return FastestAlgebra.FOUND;
  }

  /**
   * Adds Σ_j w_j (constant + slope · y_j·x) y_j to the target, over entries {@code [from, to)}.
   *
   * @param codes whose vector y_j each entry takes from the table
   * @param weights w_j of each entry; null for 1 everywhere
   */
  void addProjections(
      FactorTable table,
      int[] codes,
      float[] weights,
      int from,
      int to,
      float constant,
      float slope,
      float[] x,
      float[] target);

  /**
   * Adds Σ_j w_j z_j z_jᵀ to the upper triangle of a matrix, z_j being {@code width} numbers of y_j
   * from {@code first} on.
   */
  void addOuters(
      FactorTable table,
      int[] codes,
      float[] weights,
      int from,
      int to,
      int first,
      int width,
      float[] matrix);

  /** Adds Σ yᵀy over rows of a block to the upper triangle of a double matrix. */
  void addGram(float[] block, int rows, int size, double[] gram);

  /** Adds a full symmetric matrix times x to the target. */
  void addProduct(float[] matrix, int size, float[] x, float[] target);

  /** Inner product of two vectors. */
  float dot(float[] a, int fromA, float[] b, int fromB, int size);

  /** Adds scale · x to the target. */
  void addScaled(float scale, float[] x, int fromX, float[] target, int fromTarget, int size);

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
