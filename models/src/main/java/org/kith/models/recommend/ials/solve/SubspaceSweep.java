package org.kith.models.recommend.ials.solve;

import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/** Some factors of the row solved at a time, all others held, until each had its turn. */
final class SubspaceSweep implements RowSolver {

  private final Algebra algebra;
  private final Rows shared;
  private final int size;
  private final int widest;
  private float[][] misses = {};

  SubspaceSweep(Algebra algebra, Rows shared, int width) {
    this.algebra = algebra;
    this.shared = shared;
    this.size = shared.width();
    this.widest = Math.min(width, size);
  }

  @Override
  public void solve(Gathered entries, float ridge, float[] x) {
    miss(entries, x);
    for (int first = 0; first < size; first += widest) {
      int width = Math.min(widest, size - first);
      float[] matrix = matrix(entries, first, width, ridge);
      float[] change = gradient(entries, first, width, ridge, x);
      algebra.factor(matrix, width);
      algebra.solve(matrix, width, change);
      for (int f = 0; f < width; f++) {
        x[first + f] += change[f];
      }
      lessen(entries, first, change);
    }
  }

  /** √w (1 − y·x) of every entry. */
  private void miss(Gathered entries, float[] x) {
    if (misses.length < entries.stretches()) {
      misses = new float[entries.stretches()][];
    }
    for (int s = 0; s < entries.stretches(); s++) {
      Rows rows = entries.stretch(s);
      if (misses[s] == null || misses[s].length < rows.count()) {
        misses[s] = new float[2 * rows.count()];
      }
      algebra.products(rows, x, misses[s]);
      for (int j = 0; j < rows.count(); j++) {
        misses[s][j] = entries.roots()[j] - misses[s][j];
      }
    }
  }

  private float[] matrix(Gathered entries, int first, int width, float ridge) {
    float[] matrix = new float[width * width];
    for (int row = 0; row < width; row++) {
      int from = (first + row) * size + first;
      System.arraycopy(shared.values(), from, matrix, row * width, width);
      matrix[row * width + row] += ridge;
    }
    for (int s = 0; s < entries.stretches(); s++) {
      algebra.addOuters(entries.stretch(s).columns(first, width), matrix);
    }
    return matrix;
  }

  private float[] gradient(Gathered entries, int first, int width, float ridge, float[] x) {
    float[] gradient = new float[width];
    algebra.addCombination(shared.columns(first, width), x, gradient);
    for (int f = 0; f < width; f++) {
      gradient[f] = -gradient[f] - ridge * x[first + f];
    }
    for (int s = 0; s < entries.stretches(); s++) {
      algebra.addCombination(entries.stretch(s).columns(first, width), misses[s], gradient);
    }
    return gradient;
  }

  private void lessen(Gathered entries, int first, float[] change) {
    for (int s = 0; s < entries.stretches(); s++) {
      Rows rows = entries.stretch(s).columns(first, change.length);
      float[] products = new float[rows.count()];
      algebra.products(rows, change, products);
      for (int j = 0; j < products.length; j++) {
        misses[s][j] -= products[j];
      }
    }
  }
}
