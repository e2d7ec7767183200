package org.kith.models.uplift;

import java.io.Serializable;

/** Says by how much an offer changes a person's outcome. */
public final class UpliftModel implements Serializable {

  private static final long serialVersionUID = 1L;

  private final UpliftLearner learner;
  private final LinearFunction function;

  UpliftModel(UpliftLearner learner, LinearFunction function) {
    this.learner = learner;
    this.function = function;
  }

  /** What found it. */
  public UpliftLearner learner() {
    return learner;
  }

  /** Expected outcome with the offer less that without it, by the features it was learnt on. */
  public double effect(double[] features) {
    return function.at(features);
  }
}
