package org.kith.models.recommend.ials.solve;

import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;

/** The row's matrix formed and factorised; what rounding left is corrected once. */
final class ExactSolve implements RowSolver {

  private final Algebra algebra;
  private final FactorTable others;
  private final float[] shared;
  private final int size;
  private final float[] matrix;
  private final float[] scratch;
  private final float[] residual;

  ExactSolve(Algebra algebra, FactorTable others, float[] shared) {
    this.algebra = algebra;
    this.others = others;
    this.shared = shared;
    this.size = others.size();
    this.matrix = new float[size * size];
    this.scratch = new float[size];
    this.residual = new float[size];
  }

  @Override
  public void solve(RatingBlock block, int from, int to, float ridge, float[] x) {
    System.arraycopy(shared, 0, matrix, 0, matrix.length);
    for (int f = 0; f < size; f++) {
      matrix[f * size + f] += ridge;
    }
    algebra.addOuters(others, block.codes(), block.weights(), from, to, 0, size, matrix);
    algebra.factor(matrix, size);
    for (int round = 0; round < 2; round++) {
      Residuals.of(algebra, others, shared, block, from, to, ridge, x, scratch, residual);
      algebra.solve(matrix, size, residual);
      algebra.addScaled(1, residual, 0, x, 0, size);
    }
  }
}
