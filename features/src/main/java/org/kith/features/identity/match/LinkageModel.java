package org.kith.features.identity.match;

import java.io.Serializable;

/**
 * What agreement is worth: a pair's weight of evidence that it is one person (Fellegi and Sunter,
 * "A Theory for Record Linkage", 1969).
 *
 * @param records how many records there are
 * @param prior probability that two of them drawn by lot are one person's
 * @param match by field and step: probability of the step where the records are one person's
 * @param chance the same where they are two people's
 */
public record LinkageModel(long records, double prior, double[][] match, ChanceAgreement chance)
    implements Serializable {

  private static final double LOG_2 = Math.log(2);

  /**
   * log2 of the odds that a pair is one person's, the frequency of what they share not looked at.
   */
  double weight(long pattern) {
    double weight = log2(prior / (1 - prior));
    for (int f = 0; f < match.length; f++) {
      int level = Comparison.level(pattern, f);
      if (level != Comparison.MISSING) {
        weight += log2(match[f][level] / chance.of(pattern, f));
      }
    }
    return weight;
  }

  /**
   * log2 of the odds that a pair is one person's: of a value that both bear, the probability that
   * two people bear it is that value's own (Winkler, "Frequency-based matching", 2000), unless what
   * they agree in besides lets it be expected.
   *
   * @param sharing what {@link TermFrequencies#sharing} says of the pair
   */
  double weight(long pattern, long sharing) {
    double weight = weight(pattern);
    for (int f = 0; f < match.length; f++) {
      if (Comparison.level(pattern, f) == Likeness.EQUAL && !chance.isExpected(pattern, f)) {
        double usual = chance.alone()[f][Likeness.EQUAL];
        weight += log2(usual / chanceOf(TermFrequencies.bearers(sharing, f), usual));
      }
    }
    return weight;
  }

  /** The probability that goes with a weight. */
  static double probability(double weight) {
    return 1 / (1 + Math.exp(-weight * LOG_2));
  }

  /**
   * Probability that somebody bears a value that {@code bearers} records bear, the pair's own two
   * left out, where values of the field are met by two with the {@code usual} probability: the mean
   * of a Beta distribution whose prior weighs as much as one bearer.
   */
  private double chanceOf(double bearers, double usual) {
    return (bearers - 1) / (records - 2 + 1 / usual);
  }

  private static double log2(double ratio) {
    return Math.log(ratio) / LOG_2;
  }
}
