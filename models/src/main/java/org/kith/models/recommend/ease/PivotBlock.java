package org.kith.models.recommend.ease;

/** Inverts one small block on the diagonal of a symmetric matrix, in double precision. */
final class PivotBlock {

  private PivotBlock() {}

  /**
   * The inverse of rows and columns {@code [from, to)}, from the lower triangle.
   *
   * @throws ArithmeticException when the block is not positive definite
   */
  static double[][] inverse(float[][] matrix, int from, int to) {
    int size = to - from;
    double[][] block = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        block[row][column] = matrix[from + row][from + column];
        block[column][row] = block[row][column];
      }
    }
    for (int pivot = 0; pivot < size; pivot++) {
      eliminate(block, pivot);
    }
    return block;
  }

  private static void eliminate(double[][] block, int pivot) {
    double diagonal = block[pivot][pivot];
    if (!(diagonal > 0) || Double.isInfinite(diagonal)) {
      throw new ArithmeticException("pivot " + diagonal);
    }
    block[pivot][pivot] = 1;
    for (int column = 0; column < block.length; column++) {
      block[pivot][column] /= diagonal;
    }
    for (int row = 0; row < block.length; row++) {
      if (row != pivot) {
        double times = block[row][pivot];
        block[row][pivot] = 0;
        for (int column = 0; column < block.length; column++) {
          block[row][column] -= times * block[pivot][column];
        }
      }
    }
  }
}
