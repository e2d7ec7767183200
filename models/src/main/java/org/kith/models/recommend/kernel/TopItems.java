package org.kith.models.recommend.kernel;

/**
 * The best so many of the items that it is offered, by score descending and item ascending.
 *
 * <p>A heap whose root is the worst item kept. NaN and negative infinity are never kept.
 */
final class TopItems {

  private final int[] items;
  private final float[] scores;
  private int size;

  TopItems(int capacity) {
    this.items = new int[capacity];
    this.scores = new float[capacity];
  }

  int size() {
    return size;
  }

  void offer(int item, float score) {
    if (!(score > Float.NEGATIVE_INFINITY)) {
      return;
    }
    if (size < items.length) {
      items[size] = item;
      scores[size] = score;
      rise(size++);
    } else if (isWorse(items[0], scores[0], item, score)) {
      items[0] = item;
      scores[0] = score;
      sink(0);
    }
  }

  /** A score at or below which no item can enter. */
  float threshold() {
    return size < items.length ? Float.NEGATIVE_INFINITY : Math.nextDown(scores[0]);
  }

  /** Takes out the worst item; repeated, the items come in order from worst to best. */
  int removeWorst(float[] scoreOut) {
    int item = items[0];
    scoreOut[0] = scores[0];
    size--;
    items[0] = items[size];
    scores[0] = scores[size];
    sink(0);
    return item;
  }

  private static boolean isWorse(int item, float score, int otherItem, float otherScore) {
    return score < otherScore || (score == otherScore && item > otherItem);
  }

  private void rise(int from) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / 2;
      if (!isWorse(items[at], scores[at], items[parent], scores[parent])) {
        return;
      }
      swap(at, parent);
      at = parent;
    }
  }

  private void sink(int from) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size
          && isWorse(items[child + 1], scores[child + 1], items[child], scores[child])) {
        child++;
      }
      if (!isWorse(items[child], scores[child], items[at], scores[at])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    int item = items[a];
    items[a] = items[b];
    items[b] = item;
    float score = scores[a];
    scores[a] = scores[b];
    scores[b] = score;
  }
}
