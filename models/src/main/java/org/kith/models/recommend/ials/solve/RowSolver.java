package org.kith.models.recommend.ials.solve;

/** Solves the least squares of one row after the other; for one thread. */
interface RowSolver {

  /**
   * Brings x nearer to the solution, or to it.
   *
   * @param from first entry of the row
   * @param to behind its last entry, which is at least {@code from}
   * @param ridge the row's L2 weight
   * @param x start and result, of the padded rank
   */
  void solve(RatingBlock block, int from, int to, float ridge, float[] x);
}
