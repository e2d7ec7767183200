package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;

/** Some factors of the row solved at a time, all others held, until each had its turn. */
final class SubspaceSweep implements RowSolver {

  private final Algebra algebra;
  private final FactorTable others;
  private final float[] shared;
  private final int size;
  private final int widest;
  private final float[] matrix;
  private final float[] change;
  private float[] predictions = new float[256];

  SubspaceSweep(Algebra algebra, FactorTable others, float[] shared, int width) {
    this.algebra = algebra;
    this.others = others;
    this.shared = shared;
    this.size = others.size();
    this.widest = Math.min(width, size);
    this.matrix = new float[widest * widest];
    this.change = new float[widest];
  }

  @Override
  public void solve(RatingBlock block, int from, int to, float ridge, float[] x) {
    predict(block, from, to, x);
    for (int first = 0; first < size; first += widest) {
      int width = Math.min(widest, size - first);
      fillMatrix(block, from, to, first, width, ridge);
      fillGradient(block, from, to, first, width, ridge, x);
      algebra.factor(matrix, width);
      algebra.solve(matrix, width, change);
      algebra.addScaled(1, change, 0, x, first, width);
      for (int at = from; at < to; at++) {
        int code = block.codes()[at];
        predictions[at - from] +=
            algebra.dot(others.block(code), others.offset(code) + first, change, 0, width);
      }
    }
  }

  private void predict(RatingBlock block, int from, int to, float[] x) {
    if (predictions.length < to - from) {
      predictions = new float[Math.max(to - from, 2 * predictions.length)];
    }
    for (int at = from; at < to; at++) {
      int code = block.codes()[at];
      predictions[at - from] = algebra.dot(others.block(code), others.offset(code), x, 0, size);
    }
  }

  private void fillMatrix(RatingBlock block, int from, int to, int first, int width, float ridge) {
    for (int row = 0; row < width; row++) {
      System.arraycopy(shared, (first + row) * size + first, matrix, row * width, width);
      matrix[row * width + row] += ridge;
    }
    algebra.addOuters(others, block.codes(), block.weights(), from, to, first, width, matrix);
  }

  private void fillGradient(
      RatingBlock block, int from, int to, int first, int width, float ridge, float[] x) {
    Arrays.fill(change, 0);
    for (int f = 0; f < size; f++) {
      algebra.addScaled(-x[f], shared, f * size + first, change, 0, width);
    }
    algebra.addScaled(-ridge, x, first, change, 0, width);
    for (int at = from; at < to; at++) {
      int code = block.codes()[at];
      float pull = block.weight(at) * (1 - predictions[at - from]);
      algebra.addScaled(pull, others.block(code), others.offset(code) + first, change, 0, width);
    }
  }
}
