package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Some people and what they chose, or some items and who chose them, in ascending order of id.
 *
 * <p>The arrays are handed out as they are; nobody changes them.
 *
 * @param ids a row each
 * @param starts where each row's entries begin, and behind them the count of all
 * @param codes of each entry, whom of the other side it names: {@link
 *     org.kith.models.recommend.numeric.FactorTable#code}, ascending within a row
 * @param weights w of each entry, above 0; null for 1 everywhere
 * @param commonness {@link Commonness} of each row; null for 1 everywhere, and for people
 */
public record RatingBlock(
    String[] ids, int[] starts, int[] codes, float[] weights, float[] commonness)
    implements Serializable {

  /** Rows that are all equally common. */
  public RatingBlock(String[] ids, int[] starts, int[] codes, float[] weights) {
    this(ids, starts, codes, weights, null);
  }

  /** How many rows there are. */
  public int rows() {
    return ids.length;
  }

  /** Entries of a row. */
  public int entries(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Entries of each row. */
  public int[] counts() {
    int[] counts = new int[rows()];
    Arrays.setAll(counts, this::entries);
    return counts;
  }

  /** Commonness of a row. */
  float common(int row) {
    return commonness == null ? 1 : commonness[row];
  }

  /** Weight of an entry. */
  public float weight(int at) {
    return weights == null ? 1 : weights[at];
  }
}
