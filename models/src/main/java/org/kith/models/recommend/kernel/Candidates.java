package org.kith.models.recommend.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/**
 * The items that may be recommended tonight, laid out for the product.
 *
 * <p>Factors stand in panels of {@value #PANEL} items, factor by factor, so that one factor of a
 * whole panel is one run of memory; so many panels make a tile of {@value #TILE} items. A
 * candidate's place counts candidates from the most popular on, ties by item number: most of what
 * enters a list comes early, so that the rest is passed over by one comparison.
 */
final class Candidates implements Serializable {

  static final int TILE = 256;

  private static final int PANEL = 32;

  private static final long serialVersionUID = 1L;

  private final int[] items;
  private final int[] placeOf;
  private final int rank;
  private final float[] tiles;

  /**
   * @param allowed ids that may be recommended; null for all known items
   */
  Candidates(KnownItems known, Set<String> allowed) {
    this.items =
        IntStream.range(0, known.count())
            .filter(item -> allowed == null || allowed.contains(known.id(item)))
            .boxed()
            .sorted(Comparator.comparingDouble(item -> -known.popularity(item)))
            .mapToInt(Integer::intValue)
            .toArray();
    this.placeOf = new int[known.count()];
    Arrays.fill(placeOf, -1);
    for (int place = 0; place < items.length; place++) {
      placeOf[items[place]] = place;
    }
    this.rank = known.rank();
    this.tiles = tiled(known);
  }

  private float[] tiled(KnownItems known) {
    float[] out = new float[Math.multiplyExact(tileCount() * TILE, rank)];
    float[] factors = known.factors();
    for (int place = 0; place < items.length; place++) {
      int from = (place / PANEL) * PANEL * rank + place % PANEL;
      for (int f = 0; f < rank; f++) {
        out[from + f * PANEL] = factors[items[place] * rank + f];
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

  /**
   * Scores of one tile's candidates for some people.
   *
   * @param people a row each factor, a column each person
   * @param out filled: person p's score of the tile's i-th candidate at {@code p * TILE + i}
   */
  void score(int tile, Rows people, float[] out) {
    Arrays.fill(out, 0f);
    for (int panel = 0; panel < TILE / PANEL; panel++) {
      int from = (tile * TILE + panel * PANEL) * rank;
      Rows factors = new Rows(tiles, from, PANEL, rank, PANEL);
      Algebra.fastest().addCrossed(people, factors, out, panel * PANEL, TILE);
    }
  }
}
