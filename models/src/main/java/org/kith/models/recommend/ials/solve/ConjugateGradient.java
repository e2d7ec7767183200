package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;

/** A few steps from where the row stands; the row's matrix is never formed. */
final class ConjugateGradient implements RowSolver {

  private static final float SOLVED = 1e-20f;

  private final Algebra algebra;
  private final FactorTable others;
  private final float[] shared;
  private final int steps;
  private final int size;
  private final float[] residual;
  private final float[] direction;
  private final float[] image;

  ConjugateGradient(Algebra algebra, FactorTable others, float[] shared, int steps) {
    this.algebra = algebra;
    this.others = others;
    this.shared = shared;
    this.steps = steps;
    this.size = others.size();
    this.residual = new float[size];
    this.direction = new float[size];
    this.image = new float[size];
  }

  @Override
  public void solve(RatingBlock block, int from, int to, float ridge, float[] x) {
    Residuals.of(algebra, others, shared, block, from, to, ridge, x, image, residual);
    System.arraycopy(residual, 0, direction, 0, size);
    float square = algebra.dot(residual, 0, residual, 0, size);
    for (int step = 0; step < steps && square > SOLVED; step++) {
      Arrays.fill(image, 0);
      algebra.addProduct(shared, size, direction, image);
      algebra.addScaled(ridge, direction, 0, image, 0, size);
      algebra.addProjections(
          others, block.codes(), block.weights(), from, to, 0, 1, direction, image);
      float length = square / algebra.dot(direction, 0, image, 0, size);
      algebra.addScaled(length, direction, 0, x, 0, size);
      algebra.addScaled(-length, image, 0, residual, 0, size);
      float next = algebra.dot(residual, 0, residual, 0, size);
      float turn = next / square;
      for (int f = 0; f < size; f++) {
        direction[f] = residual[f] + turn * direction[f];
      }
      square = next;
    }
  }
}
