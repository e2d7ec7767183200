package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import org.kith.features.error.SettingFault;

/**
 * What the factors minimise: Σ over observed pairs of w (1 − ŷ)², + α₀ Σ over all pairs of ŷ², + λ
 * Σ over people of (|I(u)| + α₀ |I|)^ν ‖x_u‖², and the same over items. Rendle, Krichene, Zhang and
 * Koren, "Revisiting the performance of iALS on item recommendation benchmarks" (2021), equations 2
 * to 4 with the frequency scaling of section 3.
 *
 * @param alpha0 weight of a pair that was not observed, above 0
 * @param lambda L2 weight, above 0
 * @param nu how much the L2 weight grows with a row's number of pairs: 0 not at all, 1 in
 *     proportion
 */
public record Objective(double alpha0, double lambda, double nu) implements Serializable {

  public Objective {
    SettingFault.unless(alpha0 > 0, "alpha0", alpha0, "above 0");
    SettingFault.unless(lambda > 0, "lambda", lambda, "above 0");
    SettingFault.unless(nu >= 0, "nu", nu, "0 or more");
  }

  /**
   * The L2 weight of one row.
   *
   * @param entries observed pairs of the row
   * @param others rows of the other side
   */
  public double ridge(int entries, long others) {
    return lambda * Math.pow(entries + alpha0 * others, nu);
  }
}
