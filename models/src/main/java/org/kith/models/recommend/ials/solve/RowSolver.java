package org.kith.models.recommend.ials.solve;

/** Solves the least squares of one row after the other; for one thread. */
interface RowSolver {

  /**
   * Brings x nearer to the solution, or to it.
   *
   * @param entries turned to the row's
   * @param ridge the row's L2 weight
   * @param x start and result, of the padded rank
   */
  void solve(Gathered entries, float ridge, float[] x);
}
