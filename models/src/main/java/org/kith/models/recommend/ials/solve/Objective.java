package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import org.kith.features.error.SettingFault;

/**
 * What the factors minimise: Σ over observed pairs of w (1 − ŷ)², + α₀ Σ over all pairs of c_i ŷ²,
 * + λ Σ over people of (|I(u)| + α₀ |I|)^ν ‖x_u‖² + λ Σ over items of (|U(i)| + α₀ c_i |U|)^ν
 * ‖y_i‖². Rendle, Krichene, Zhang and Koren, "Revisiting the performance of iALS on item
 * recommendation benchmarks" (2021), equations 2 to 4 with the frequency scaling of section 3; c is
 * {@link Commonness}.
 *
 * @param alpha0 weight of a pair that was not observed, above 0
 * @param lambda L2 weight, above 0
 * @param nu how much the L2 weight grows with a row's number of pairs: 0 not at all, 1 in
 *     proportion
 * @param rho how much the weight of an unobserved pair grows with the item's number of people: 0
 *     not at all
 */
public record Objective(double alpha0, double lambda, double nu, double rho)
    implements Serializable {

  public Objective {
    SettingFault.unless(alpha0 > 0, "alpha0", alpha0, "above 0");
    SettingFault.unless(lambda > 0, "lambda", lambda, "above 0");
    SettingFault.unless(nu >= 0, "nu", nu, "0 or more");
    SettingFault.unless(rho >= 0, "rho", rho, "0 or more");
  }

  /**
   * The L2 weight of one row.
   *
   * @param entries observed pairs of the row
   * @param others rows of the other side
   * @param commonness c of the row; 1 for a person
   */
  public double ridge(int entries, long others, double commonness) {
    return lambda * Math.pow(entries + alpha0 * commonness * others, nu);
  }
}
