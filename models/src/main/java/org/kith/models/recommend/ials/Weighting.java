package org.kith.models.recommend.ials;

import java.io.Serializable;

/**
 * How the summed weight r of a pair becomes its weight w in the objective.
 *
 * @param kind {@code binary}: 1; {@code linear}: 1 + alpha · r; {@code log}: 1 + alpha · ln(1 + r)
 * @param alpha growth of w with r, 0 or more
 */
record Weighting(String kind, double alpha) implements Serializable {

  /** The weights of entries; null where each is 1. */
  float[] of(float[] strengths) {
    if (kind.equals("binary")) {
      return null;
    }
    float[] weights = new float[strengths.length];
    for (int i = 0; i < weights.length; i++) {
      double grown = kind.equals("log") ? Math.log1p(strengths[i]) : strengths[i];
      weights[i] = (float) Math.min(1 + alpha * grown, Float.MAX_VALUE);
    }
    return weights;
  }
}
