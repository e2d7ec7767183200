package org.kith.models.recommend.kernel;

import java.io.Serializable;

/**
 * Which of a person's own past items speaks most for an item that is recommended.
 *
 * <p>With the item factors Y fixed, a person's factors are A⁻¹ Σ b_j y_j over the past items j, A
 * and b being those of {@link LeastSquares}. So the score of item i is exactly the sum over j of
 * b_j y_iᵀ A⁻¹ y_j, one share a past item: Hu, Koren and Volinsky (2008), section 5. The shares add
 * up to the score of a person whose factors are that exact solution; where they were brought near
 * it by some steps, the shares are those of the solution.
 */
public final class PastReasons implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int rank;
  private final float[] factors;
  private final double[] gram;
  private final LeastSquares problem;

  /** Where an item that was not chosen counts the same, whichever it is. */
  public PastReasons(KnownItems known, LeastSquares problem) {
    this(known, problem, null);
  }

  /**
   * @param problem what a person's factors solve, as they were fitted
   * @param counts what each item counts where it was not chosen; null for 1 everywhere
   */
  public PastReasons(KnownItems known, LeastSquares problem, float[] counts) {
    this.rank = known.rank();
    this.factors = known.factors();
    this.problem = problem;
    this.gram = new double[rank * rank];
    for (int item = 0; item < known.count(); item++) {
      addOuter(gram, item, problem.unobserved() * (counts == null ? 1 : counts[item]));
    }
  }

  /**
   * Shares of each past item in the scores of some items: row by row an item, column by column a
   * past item.
   *
   * @param past numbers of the person's past items
   * @param strengths r of each of them
   * @param items numbers of the items to explain
   */
  public double[][] shares(int[] past, float[] strengths, int[] items) {
    double[] normal = gram.clone();
    for (int j = 0; j < past.length; j++) {
      addOuter(normal, past[j], problem.curvature(strengths[j]));
    }
    for (int f = 0; f < rank; f++) {
      normal[f * rank + f] += problem.ridge().of(past.length);
    }
    Cholesky.factor(normal, rank);
    double[][] shares = new double[items.length][past.length];
    double[] solved = new double[rank];
    for (int i = 0; i < items.length; i++) {
      for (int f = 0; f < rank; f++) {
        solved[f] = factors[items[i] * rank + f];
      }
      Cholesky.solve(normal, rank, solved);
      for (int j = 0; j < past.length; j++) {
        shares[i][j] = problem.pull(strengths[j]) * dot(solved, past[j]);
      }
    }
    return shares;
  }

  private double dot(double[] vector, int item) {
    double sum = 0;
    for (int f = 0; f < rank; f++) {
      sum += vector[f] * factors[item * rank + f];
    }
    return sum;
  }

  /** Adds weight · y yᵀ to the lower triangle. */
  private void addOuter(double[] matrix, int item, double weight) {
    int from = item * rank;
    for (int row = 0; row < rank; row++) {
      double scaled = weight * factors[from + row];
      for (int column = 0; column <= row; column++) {
        matrix[row * rank + column] += scaled * factors[from + column];
      }
    }
  }
}
