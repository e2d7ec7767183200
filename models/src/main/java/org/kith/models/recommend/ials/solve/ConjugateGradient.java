package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/** A few steps from where the row stands; the row's matrix is never formed. */
final class ConjugateGradient implements RowSolver {

  private static final float SOLVED = 1e-20f;

  private final Algebra algebra;
  private final Rows shared;
  private final Residuals residuals;
  private final int steps;
  private final float[] residual;
  private final float[] direction;
  private final float[] image;

  ConjugateGradient(Algebra algebra, Rows shared, int steps) {
    this.algebra = algebra;
    this.shared = shared;
    this.residuals = new Residuals(algebra, shared);
    this.steps = steps;
    this.residual = new float[shared.width()];
    this.direction = new float[shared.width()];
    this.image = new float[shared.width()];
  }

  @Override
  public void solve(Gathered entries, float ridge, float[] x) {
    residuals.fill(entries, ridge, x, residual);
    System.arraycopy(residual, 0, direction, 0, direction.length);
    float square = algebra.dot(residual, residual);
    for (int step = 0; step < steps && square > SOLVED; step++) {
      Arrays.fill(image, 0);
      algebra.addCombination(shared, direction, image);
      algebra.addScaled(ridge, direction, image);
      entries.addCurvature(direction, image);
      float length = square / algebra.dot(direction, image);
      algebra.addScaled(length, direction, x);
      algebra.addScaled(-length, image, residual);
      float next = algebra.dot(residual, residual);
      float turn = next / square;
      for (int f = 0; f < direction.length; f++) {
        direction[f] = residual[f] + turn * direction[f];
      }
      square = next;
    }
  }
}
