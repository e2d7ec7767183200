package org.kith.models.recommend.ease;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Inverts symmetric positive definite matrices in single precision, in place, on all cores.
 *
 * <p>Symmetric Gauss–Jordan elimination by blocks of {@value #BLOCK}: the same pivots and half the
 * products of a general inverse, as by Cholesky's factors, and one kernel for all of them. Each
 * element's sum has one order, whatever the number of cores.
 */
final class SymmetricInverse {

  private static final int BLOCK = 64;
  private static final int ROWS = 32;
  private static final int WIDTH = 512;

  private final float[][] matrix;
  private final int size;
  private final float[][] panel = new float[BLOCK][];
  private final float[][] solved = new float[BLOCK][];

  private SymmetricInverse(float[][] matrix) {
    this.matrix = matrix;
    this.size = matrix.length;
    for (int c = 0; c < BLOCK; c++) {
      panel[c] = new float[size];
      solved[c] = new float[size];
    }
  }

  /**
   * Replaces a matrix by its inverse.
   *
   * @param matrix row by row, all of the same length; only the lower triangle is read
   * @throws ArithmeticException when it is not positive definite within single precision
   */
  static void invert(float[][] matrix) {
    SymmetricInverse elimination = new SymmetricInverse(matrix);
    for (int from = 0; from < matrix.length; from += BLOCK) {
      elimination.eliminate(from, Math.min(matrix.length, from + BLOCK));
    }
    elimination.mirror();
  }

  private void eliminate(int from, int to) {
    double[][] pivot = PivotBlock.inverse(matrix, from, to);
    gather(from, to);
    IntStream.range(0, to - from).parallel().forEach(c -> solve(pivot[c], c, to - from));
    int groups = (size + ROWS - 1) / ROWS;
    // Long rows first, so that the last to finish are short.
    IntStream.range(0, groups).parallel().forEach(g -> update((groups - 1 - g) * ROWS, from, to));
    for (int c = 0; c < to - from; c++) {
      System.arraycopy(solved[c], 0, matrix[from + c], 0, from);
      for (int row = to; row < size; row++) {
        matrix[row][from + c] = solved[c][row];
      }
      for (int d = 0; d <= c; d++) {
        matrix[from + c][from + d] = (float) -pivot[c][d];
      }
    }
  }

  /** The pivot block's rows across the whole matrix, its own columns left at 0. */
  private void gather(int from, int to) {
    for (int c = 0; c < to - from; c++) {
      System.arraycopy(matrix[from + c], 0, panel[c], 0, from);
      Arrays.fill(panel[c], from, to, 0f);
    }
    for (int row = to; row < size; row++) {
      for (int c = 0; c < to - from; c++) {
        panel[c][row] = matrix[row][from + c];
      }
    }
  }

  private void solve(double[] pivotRow, int c, int width) {
    float[] out = solved[c];
    Arrays.fill(out, 0f);
    for (int d = 0; d < width; d++) {
      addTo(out, (float) pivotRow[d], panel[d]);
    }
  }

  private static void addTo(float[] out, float weight, float[] row) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * row[i];
    }
  }

  /** Takes the pivot block's part out of a group of rows, up to the diagonal. */
  private void update(int first, int from, int to) {
    int last = Math.min(size, first + ROWS);
    for (int left = 0; left < last; left += WIDTH) {
      for (int row = Math.max(first, left); row < last; row++) {
        if (row < from || row >= to) {
          update(row, left, Math.min(row + 1, left + WIDTH), to - from);
        }
      }
    }
  }

  private void update(int row, int left, int right, int width) {
    float[] out = matrix[row];
    int c = 0;
    for (; c + 8 <= width; c += 8) {
      subtract(out, left, right, c, row);
    }
    for (; c < width; c++) {
      float weight = solved[c][row];
      float[] line = panel[c];
      for (int i = left; i < right; i++) {
        out[i] -= weight * line[i];
      }
    }
  }

  private void subtract(float[] out, int left, int right, int c, int row) {
    float w0 = solved[c][row];
    float w1 = solved[c + 1][row];
    float w2 = solved[c + 2][row];
    float w3 = solved[c + 3][row];
    float w4 = solved[c + 4][row];
    float w5 = solved[c + 5][row];
    float w6 = solved[c + 6][row];
    float w7 = solved[c + 7][row];
    float[] p0 = panel[c];
    float[] p1 = panel[c + 1];
    float[] p2 = panel[c + 2];
    float[] p3 = panel[c + 3];
    float[] p4 = panel[c + 4];
    float[] p5 = panel[c + 5];
    float[] p6 = panel[c + 6];
    float[] p7 = panel[c + 7];
    for (int i = left; i < right; i++) {
      out[i] -=
          w0 * p0[i]
              + w1 * p1[i]
              + w2 * p2[i]
              + w3 * p3[i]
              + w4 * p4[i]
              + w5 * p5[i]
              + w6 * p6[i]
              + w7 * p7[i];
    }
  }

  /** Elimination leaves the inverse's opposite in the lower triangle. */
  private void mirror() {
    IntStream.range(0, size)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column <= row; column++) {
                matrix[row][column] = -matrix[row][column];
              }
            });
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        matrix[column][row] = matrix[row][column];
      }
    }
  }
}
