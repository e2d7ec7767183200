package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/**
 * How a row is solved.
 *
 * @param kind which way
 * @param steps conjugate-gradient steps a half-step, 1 or more
 * @param width factors solved together in a sub-space, a multiple of {@link FactorTable#LANES}
 */
public record Solver(Kind kind, int steps, int width) implements Serializable {

  /** The ways. */
  public enum Kind {
    /**
     * Some conjugate-gradient steps from the present factors: Takács, Pilászy and Tikk (2011),
     * section 4.
     */
    CG,
    /** The exact solution, by Cholesky's factorisation. */
    CHOLESKY,
    /**
     * One exact solution for each few of the factors in turn: iALS++, Rendle, Krichene, Zhang and
     * Koren (2021).
     */
    SUBSPACE
  }

  /** The exact way. */
  public static Solver exact() {
    return new Solver(Kind.CHOLESKY, 1, FactorTable.LANES);
  }

  /**
   * That way, for one thread.
   *
   * @param shared α₀ YᵀY, full
   */
  RowSolver with(Algebra algebra, Rows shared) {
    return switch (kind) {
      case CG -> new ConjugateGradient(algebra, shared, steps);
      case CHOLESKY -> new ExactSolve(algebra, shared);
      case SUBSPACE -> new SubspaceSweep(algebra, shared, width);
    };
  }
}
