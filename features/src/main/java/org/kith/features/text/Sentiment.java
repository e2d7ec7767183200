package org.kith.features.text;

import java.io.Serializable;

/**
 * Tells from a text, Chinese or English, whether its writer is pleased; learnt by {@link
 * SentimentFit}.
 */
public final class Sentiment implements Serializable {

  private static final long serialVersionUID = 1L;

  private final float[] weights;
  private final float bias;

  Sentiment(float[] weights, float bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * Probability that a text is a pleased one, above 0 and below 1; a text without a letter has that
   * of texts at large. Emoji and texts of any length are read as {@link Segmenter} reads them.
   */
  public double probability(String text) {
    return ofTraits(Traits.of(text));
  }

  double ofTraits(int[] traits) {
    double sum = 0;
    for (int trait : traits) {
      sum += weights[trait];
    }
    return 1 / (1 + Math.exp(-(sum / Traits.norm(traits.length) + bias)));
  }
}
