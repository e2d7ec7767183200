package org.kith.models.recommend.kernel;

import java.io.Serializable;

/**
 * What a person's factors x solve, item factors y being fixed: A x = Σ_j b_j y_j over the past
 * items j with strengths r_j, where A = unobserved · Σ over all items of c y yᵀ + Σ_j (growth ·
 * r_j) y_j y_jᵀ + ridge(n) I for n past items, c being what an item counts that was not chosen, and
 * b_j = constant + pullGrowth · r_j.
 */
public record LeastSquares(
    double unobserved, double constant, double pullGrowth, double growth, Ridge ridge)
    implements Serializable {

  /** The L2 weight of a person. */
  @FunctionalInterface
  public interface Ridge extends Serializable {

    /** For a person with so many past items. */
    double of(int pastItems);
  }

  /**
   * That of Hu, Koren and Volinsky (2008) with confidence 1 + alpha · r, and with lambda scaled by
   * the number of past items, as MLlib does.
   */
  public static LeastSquares confidence(double alpha, double lambda) {
    return new LeastSquares(1, 1, alpha, alpha, n -> lambda * n);
  }

  double curvature(double strength) {
    return growth * strength;
  }

  double pull(double strength) {
    return constant + pullGrowth * strength;
  }
}
