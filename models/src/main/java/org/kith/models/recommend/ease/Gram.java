package org.kith.models.recommend.ease;

import java.util.stream.IntStream;
import org.kith.models.recommend.matrix.SparseRows;

/** Inner products of the rows of a sparse matrix with each other. */
final class Gram {

  private Gram() {}

  /**
   * The lower triangle of M Mᵀ: row r has r + 1 elements, each summed in order of columns.
   *
   * @param matrix M
   */
  static float[][] triangle(SparseRows matrix) {
    SparseRows turned = matrix.transposed();
    float[][] gram = new float[matrix.rowCount()][];
    IntStream.range(0, gram.length).parallel().forEach(row -> gram[row] = row(matrix, turned, row));
    return gram;
  }

  /** The rows {@code [from, to)} of that triangle, on one thread. */
  static float[][] rows(SparseRows matrix, int from, int to) {
    SparseRows turned = matrix.transposed();
    float[][] rows = new float[to - from][];
    for (int row = from; row < to; row++) {
      rows[row - from] = row(matrix, turned, row);
    }
    return rows;
  }

  private static float[] row(SparseRows matrix, SparseRows turned, int row) {
    double[] sums = new double[row + 1];
    for (int at = matrix.starts()[row]; at < matrix.starts()[row + 1]; at++) {
      int column = matrix.columns()[at];
      double value = matrix.values()[at];
      int end = turned.starts()[column + 1];
      for (int other = turned.starts()[column]; other < end; other++) {
        int reached = turned.columns()[other];
        if (reached > row) {
          break;
        }
        sums[reached] += value * turned.values()[other];
      }
    }
    float[] out = new float[row + 1];
    for (int i = 0; i <= row; i++) {
      out[i] = (float) sums[i];
    }
    return out;
  }

  /**
   * The inverse of a Gram matrix with something added to its diagonal, in full rows.
   *
   * @param scale what the Gram matrix is multiplied by
   * @throws ArithmeticException when that is not positive definite within single precision
   */
  static float[][] inverse(float[][] triangle, double scale, double[] added) {
    int size = triangle.length;
    float[][] full = new float[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        full[row][column] = (float) (scale * triangle[row][column]);
      }
      full[row][row] = (float) (scale * triangle[row][row] + added[row]);
    }
    SymmetricInverse.invert(full);
    return full;
  }
}
