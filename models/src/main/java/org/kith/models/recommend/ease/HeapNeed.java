package org.kith.models.recommend.ease;

import java.util.Locale;
import org.kith.features.error.Problem;

/**
 * What a closed form takes of this machine's heap, told before anything is taken. It is measured by
 * how large the heap may become, whatever lies in it: the same choices fit on every run or on none.
 */
final class HeapNeed {

  /** Full matrices beside the triangle: the inverse, whose memory becomes the weights. */
  static final double IN_MEMORY = 1;

  /** On Spark the weights are written out once more, to be sent to executors. */
  static final double ON_SPARK = 2;

  /** Of the heap; the rest is for the choices themselves and for what Spark keeps. */
  private static final double SHARE = .75;

  private static final double GIB = 1 << 30;

  private HeapNeed() {}

  /**
   * Bytes for the Gram matrix's triangle, its inverse and the weights.
   *
   * @param side the lesser of people and items
   * @param copies full matrices of 4-byte elements that lie beside the triangle
   */
  static double bytes(long side, double copies) {
    return 4.0 * side * side * (.5 + copies);
  }

  /**
   * Refuses what does not fit.
   *
   * @throws Problem {@code GATE_REFUSED} naming what is needed, what is at hand and what to take
   */
  static void require(long people, long items, double copies) {
    double needed = bytes(Math.min(people, items), copies);
    double atHand = SHARE * Runtime.getRuntime().maxMemory();
    if (needed > atHand) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "ease on %d people and %d items".formatted(people, items),
          String.format(
              Locale.ROOT,
              "its closed form needs %.0f bytes (%.1f GiB) of heap; %.0f bytes (%.1f GiB) are at"
                  + " hand",
              needed,
              needed / GIB,
              atHand,
              atHand / GIB),
          "Take ials or item-knn, or give Java a larger heap (-Xmx)");
    }
  }
}
