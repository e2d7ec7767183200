package org.kith.models.recommend.ials.solve;

import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/** The row's matrix formed and factorised; what rounding left is corrected once. */
final class ExactSolve implements RowSolver {

  private final Algebra algebra;
  private final Rows shared;
  private final Residuals residuals;
  private final int size;
  private final float[] matrix;
  private final float[] residual;

  ExactSolve(Algebra algebra, Rows shared) {
    this.algebra = algebra;
    this.shared = shared;
    this.residuals = new Residuals(algebra, shared);
    this.size = shared.width();
    this.matrix = new float[size * size];
    this.residual = new float[size];
  }

  @Override
  public void solve(Gathered entries, float ridge, float[] x) {
    System.arraycopy(shared.values(), 0, matrix, 0, matrix.length);
    for (int f = 0; f < size; f++) {
      matrix[f * size + f] += ridge;
    }
    entries.addOuters(matrix);
    algebra.factor(matrix, size);
    for (int round = 0; round < 2; round++) {
      residuals.fill(entries, ridge, x, residual);
      algebra.solve(matrix, size, residual);
      algebra.addScaled(1, residual, x);
    }
  }
}
