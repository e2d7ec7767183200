package org.kith.models.evaluate;

/**
 * One person's ranked list, judged against the items that the person really chose later.
 *
 * <p>Ranks start at 1. An item that was chosen counts the same wherever it came from; relevance is
 * yes or no. Every measure is in [0, 1].
 */
public final class RankedHits {

  private final boolean[] hits;
  private final int testItems;

  /**
   * @param hitRanks ranks at which a chosen item stands, each 1 or more, none twice, in any order
   * @param testItems how many items the person really chose, at least 1 and at least as many as
   *     there are hits
   */
  public RankedHits(int[] hitRanks, int testItems) {
    if (testItems < 1 || hitRanks.length > testItems) {
      throw new IllegalArgumentException(hitRanks.length + " hits of " + testItems + " test items");
    }
    int longest = 0;
    for (int rank : hitRanks) {
      longest = Math.max(longest, rank);
    }
    this.hits = new boolean[longest];
    for (int rank : hitRanks) {
      this.hits[rank - 1] = true;
    }
    this.testItems = testItems;
  }

  /** Chosen items among the first k. */
  public int hits(int k) {
    int count = 0;
    for (int i = 0; i < Math.min(k, hits.length); i++) {
      count += hits[i] ? 1 : 0;
    }
    return count;
  }

  /** Hits ÷ min(k, test items). */
  public double recall(int k) {
    return (double) hits(k) / Math.min(k, testItems);
  }

  /** Hits ÷ all test items. */
  public double recallAll(int k) {
    return (double) hits(k) / testItems;
  }

  /** Hits ÷ k. */
  public double precision(int k) {
    return (double) hits(k) / k;
  }

  /**
   * Normalised discounted cumulative gain: each hit at rank r is worth 1 / log2(r + 1); the ideal
   * list has min(k, test items) hits in a row. Järvelin and Kekäläinen (2002).
   */
  public double ndcg(int k) {
    double gain = 0;
    for (int i = 0; i < Math.min(k, hits.length); i++) {
      gain += hits[i] ? discount(i + 1) : 0;
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(k, testItems); rank++) {
      ideal += discount(rank);
    }
    return gain / ideal;
  }

  /** Sum of the precisions at each hit ÷ min(k, test items); its mean over people is MAP@k. */
  public double averagePrecision(int k) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < Math.min(k, hits.length); i++) {
      if (hits[i]) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return sum / Math.min(k, testItems);
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }
}
