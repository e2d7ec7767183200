package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;

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

  /** This block in which the rows of those ids have no entries. */
  public RatingBlock without(Set<String> some) {
    int[] kept = new int[starts.length];
    int[] keptCodes = new int[codes.length];
    float[] keptWeights = weights == null ? null : new float[weights.length];
    for (int row = 0; row < rows(); row++) {
      int count = some.contains(ids[row]) ? 0 : entries(row);
      System.arraycopy(codes, starts[row], keptCodes, kept[row], count);
      if (weights != null) {
        System.arraycopy(weights, starts[row], keptWeights, kept[row], count);
      }
      kept[row + 1] = kept[row] + count;
    }
    int end = kept[rows()];
    return new RatingBlock(
        ids,
        kept,
        Arrays.copyOf(keptCodes, end),
        weights == null ? null : Arrays.copyOf(keptWeights, end),
        commonness);
  }

  /** A number that another block is not likely to have. */
  public int fingerprint() {
    int[] parts = {
      Arrays.hashCode(ids),
      Arrays.hashCode(starts),
      Arrays.hashCode(codes),
      Arrays.hashCode(weights)
    };
    return Arrays.hashCode(parts);
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
