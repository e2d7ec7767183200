package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;

/** How far a row is from its solution. */
final class Residuals {

  private Residuals() {}

  /** Fills {@code residual} with Σ w (1 − y·x) y − (α₀ YᵀY + ridge) x. */
  static void of(
      Algebra algebra,
      FactorTable others,
      float[] shared,
      RatingBlock block,
      int from,
      int to,
      float ridge,
      float[] x,
      float[] scratch,
      float[] residual) {
    int size = others.size();
    Arrays.fill(scratch, 0);
    algebra.addProduct(shared, size, x, scratch);
    algebra.addScaled(ridge, x, 0, scratch, 0, size);
    Arrays.fill(residual, 0);
    algebra.addProjections(others, block.codes(), block.weights(), from, to, 1, -1, x, residual);
    algebra.addScaled(-1, scratch, 0, residual, 0, size);
  }
}
