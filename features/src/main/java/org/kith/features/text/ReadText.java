package org.kith.features.text;

/** A text read once, to be learnt from and judged several times. */
public final class ReadText {

  private final int[] traits;

  /** Reads a text; null counts as an empty one. */
  public ReadText(String text) {
    traits = Traits.of(text);
  }

  int[] traits() {
    return traits;
  }

  /** Probability that the model gives it, as {@link Sentiment#probability}. */
  public double probability(Sentiment sentiment) {
    return sentiment.ofTraits(traits);
  }
}
