package org.kith.models.recommend.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The items that may be recommended tonight, laid out for the product.
 *
 * <p>Factors stand in tiles of {@value #TILE} items, factor by factor, so that one factor of a
 * whole tile is one run of memory. A candidate's place counts candidates in order of item number.
 */
final class Candidates implements Serializable {

  static final int TILE = 256;

  private static final long serialVersionUID = 1L;

  private final int[] items;
  private final int[] placeOf;
  private final int[] byPopularity;
  private final int rank;
  private final float[] tiles;

  /**
   * @param allowed ids that may be recommended; null for all known items
   */
  Candidates(KnownItems known, Set<String> allowed) {
    this.items =
        IntStream.range(0, known.count())
            .filter(item -> allowed == null || allowed.contains(known.id(item)))
            .toArray();
    this.placeOf = new int[known.count()];
    Arrays.fill(placeOf, -1);
    for (int place = 0; place < items.length; place++) {
      placeOf[items[place]] = place;
    }
    this.byPopularity =
        IntStream.range(0, items.length)
            .boxed()
            .sorted(
                (a, b) -> {
                  int byScore =
                      Double.compare(known.popularity(items[b]), known.popularity(items[a]));
                  return byScore != 0 ? byScore : Integer.compare(a, b);
                })
            .mapToInt(Integer::intValue)
            .toArray();
    this.rank = known.rank();
    this.tiles = tiled(known);
  }

  private float[] tiled(KnownItems known) {
    float[] out = new float[Math.multiplyExact(tileCount() * TILE, rank)];
    float[] factors = known.factors();
    for (int place = 0; place < items.length; place++) {
      int from = (place / TILE) * TILE * rank + place % TILE;
      for (int f = 0; f < rank; f++) {
        out[from + f * TILE] = factors[items[place] * rank + f];
      }
    }
    return out;
  }

  int count() {
    return items.length;
  }

  int tileCount() {
    return (items.length + TILE - 1) / TILE;
  }

  /** Number among all known items of the candidate at that place. */
  int item(int place) {
    return items[place];
  }

  /** Place of a known item, -1 where it is no candidate. */
  int place(int item) {
    return placeOf[item];
  }

  /** Place of the candidate that is so-many-th in popularity, from 0; ties by item. */
  int popular(int nth) {
    return byPopularity[nth];
  }

  /** Scores of one tile's candidates for a person, into {@code out} of length {@link #TILE}. */
  void score(int tile, float[] person, float[] out) {
    Arrays.fill(out, 0f);
    int from = tile * TILE * rank;
    for (int f = 0; f < rank; f++) {
      float weight = person[f];
      int row = from + f * TILE;
      for (int i = 0; i < TILE; i++) {
        out[i] += weight * tiles[row + i];
      }
    }
  }
}
