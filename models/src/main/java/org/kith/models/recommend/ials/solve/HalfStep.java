package org.kith.models.recommend.ials.solve;

import java.util.Arrays;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/** One side solved anew against the present factors of the other. */
public final class HalfStep {

  private final Objective objective;
  private final Solver solver;
  private final FactorTable others;
  private final float[] shared;
  private final long otherRows;

  /**
   * @param others all blocks of the other side, in their order
   * @param size padded rank
   */
  public HalfStep(Objective objective, Solver solver, FactorBlock[] others, int size) {
    this.objective = objective;
    this.solver = solver;
    this.others = FactorBlock.table(others, size);
    this.shared = FactorBlock.gram(others, size, objective.alpha0());
    this.otherRows = FactorBlock.rows(others);
  }

  /**
   * The block's factors, in the order of its rows; a row without entries gets zeros.
   *
   * @param before the block's factors before, to start from; null to start from zeros
   */
  public FactorBlock of(RatingBlock block, FactorBlock before) {
    int size = others.size();
    float[] factors = new float[Math.multiplyExact(block.rows(), size)];
    Algebra algebra = Algebra.fastest();
    RowSolver rowSolver = solver.with(algebra, Rows.square(shared, size));
    Gathered entries = new Gathered(algebra, others);
    float[] x = new float[size];
    for (int row = 0; row < block.rows(); row++) {
      int from = block.starts()[row];
      int to = block.starts()[row + 1];
      if (from < to) {
        if (before == null) {
          Arrays.fill(x, 0);
        } else {
          System.arraycopy(before.factors(), row * size, x, 0, size);
        }
        float common = block.common(row);
        // The row's equations divided by its commonness: the matrix that all rows share stays.
        entries.turnTo(block, from, to, 1 / common);
        rowSolver.solve(
            entries, (float) (objective.ridge(to - from, otherRows, common) / common), x);
        System.arraycopy(x, 0, factors, row * size, size);
      }
    }
    return FactorBlock.of(block.rows(), size, factors, block.commonness());
  }
}
