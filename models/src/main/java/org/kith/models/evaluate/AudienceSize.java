package org.kith.models.evaluate;

/**
 * How alike an audience's people are to its seed when it is made so large.
 *
 * @param percentile from which on people are taken, 0 to 1
 * @param people taken, those of the seed left out
 * @param meanSimilarity of them: the share of them who are such as the seed's people are
 * @param leastSimilarity of them
 */
public record AudienceSize(
    double percentile, long people, double meanSimilarity, double leastSimilarity) {}
