package org.kith.models.uplift;

import java.io.Serializable;

/**
 * How likely the offer was to come to a person, foretold from the others: the share treated where
 * chance alone decided. Kept within [.01, .99], so that no one person decides all.
 */
final class Propensity implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double LEAST = .01;

  private final CrossFit treatment;

  Propensity(CampaignSums sums) {
    this.treatment = new CrossFit(sums.treatment());
  }

  double of(UpliftRow row) {
    return Math.min(1 - LEAST, Math.max(LEAST, treatment.of(row)));
  }

  /** 1 or 0 for whether the offer came, less how likely it was; never 0. */
  double residual(UpliftRow row) {
    return (row.treated() ? 1 : 0) - of(row);
  }

  /** How likely what came was: above 0 for the treated, below 0 for the others. */
  double signedShare(UpliftRow row) {
    return row.treated() ? of(row) : of(row) - 1;
  }
}
