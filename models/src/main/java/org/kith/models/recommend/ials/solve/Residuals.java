package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/** How far a row is from its solution. */
final class Residuals {

  private final Algebra algebra;
  private final Rows shared;
  private final float[] image;

  /**
   * @param shared α₀ YᵀY
   */
  Residuals(Algebra algebra, Rows shared) {
    this.algebra = algebra;
    this.shared = shared;
    this.image = new float[shared.width()];
  }

  /** Fills {@code residual} with Σ w (1 − y·x) y − (α₀ YᵀY + ridge) x. */
  void fill(Gathered entries, float ridge, float[] x, float[] residual) {
    Arrays.fill(image, 0);
    algebra.addCombination(shared, x, image);
    algebra.addScaled(ridge, x, image);
    Arrays.fill(residual, 0);
    entries.addGradient(x, residual);
    algebra.addScaled(-1, image, residual);
  }
}
