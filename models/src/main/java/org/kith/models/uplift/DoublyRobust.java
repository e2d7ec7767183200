package org.kith.models.uplift;

import java.io.Serializable;

/**
 * The doubly robust score of an offer's effect on a person, whose mean given the features is the
 * effect: right when either the outcomes or the propensity of treatment are. Kennedy (2023),
 * equation 3; both foretold from the other folds.
 */
final class DoublyRobust implements Serializable {

  private static final long serialVersionUID = 1L;

  private final CrossFit treated;
  private final CrossFit control;
  private final Propensity propensity;

  DoublyRobust(CampaignSums sums) {
    treated = new CrossFit(sums.treated());
    control = new CrossFit(sums.control());
    propensity = new Propensity(sums);
  }

  double of(UpliftRow row) {
    double own = row.treated() ? treated.of(row) : control.of(row);
    double effect = treated.of(row) - control.of(row);
    return effect + (row.outcome() - own) / propensity.signedShare(row);
  }
}
