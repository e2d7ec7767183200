package org.kith.models.recommend.judge;

import java.util.Arrays;

/**
 * The best columns of a row of scores, by score descending and column ascending.
 *
 * <p>One key a column holds both in order, so that a sort of few keys settles it: they gather until
 * there are twice as many as wanted, then the better half stays. One thread uses it at a time.
 */
final class TopColumns {

  private final int wanted;
  private final long[] keys;

  TopColumns(int wanted) {
    this.wanted = wanted;
    this.keys = new long[Math.max(2 * wanted, wanted + 64)];
  }

  /** The best columns, best first; those with NaN or negative infinity never. */
  int[] of(float[] scores) {
    int size = 0;
    float threshold = Float.NEGATIVE_INFINITY;
    for (int column = 0; column < scores.length; column++) {
      // A later column with the threshold's own score comes after all that are kept.
      if (scores[column] > threshold) {
        keys[size++] = key(scores[column], column);
        if (size == keys.length) {
          Arrays.sort(keys);
          System.arraycopy(keys, size - wanted, keys, 0, wanted);
          size = wanted;
          threshold = scores[column(keys[0])];
        }
      }
    }
    Arrays.sort(keys, 0, size);
    int[] best = new int[Math.min(wanted, size)];
    for (int rank = 0; rank < best.length; rank++) {
      best[rank] = column(keys[size - 1 - rank]);
    }
    return best;
  }

  private static long key(float score, int column) {
    int bits = Float.floatToIntBits(score + 0f); // adding 0 makes -0 and 0 the same
    int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ordered << 32) | (Integer.MAX_VALUE - column);
  }

  private static int column(long key) {
    return Integer.MAX_VALUE - (int) key;
  }
}
