package org.kith.models.recommend.kernel;

/** Solves symmetric positive definite systems; of a matrix only the lower triangle is read. */
final class Cholesky {

  private Cholesky() {}

  /** Replaces the lower triangle of a row-major matrix by L, where the matrix is L Lᵀ. */
  static void factor(double[] matrix, int size) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = matrix[row * size + column];
        for (int k = 0; k < column; k++) {
          sum -= matrix[row * size + k] * matrix[column * size + k];
        }
        if (row == column) {
          matrix[row * size + row] = Math.sqrt(sum);
        } else {
          matrix[row * size + column] = sum / matrix[column * size + column];
        }
      }
    }
  }

  /** Replaces {@code vector} by the solution, given L from {@link #factor}. */
  static void solve(double[] lower, int size, double[] vector) {
    for (int row = 0; row < size; row++) {
      double sum = vector[row];
      for (int k = 0; k < row; k++) {
        sum -= lower[row * size + k] * vector[k];
      }
      vector[row] = sum / lower[row * size + row];
    }
    for (int row = size - 1; row >= 0; row--) {
      double solved = vector[row] / lower[row * size + row];
      vector[row] = solved;
      for (int k = 0; k < row; k++) {
        vector[k] -= lower[row * size + k] * solved;
      }
    }
  }
}
