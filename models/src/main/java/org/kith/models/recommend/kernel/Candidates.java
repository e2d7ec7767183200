package org.kith.models.recommend.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.Rows;

/**
 * The items that may be recommended tonight, laid out for the product.
 *
 * <p>Factors stand in panels of {@value #PANEL} items, factor by factor, so that one factor of a
 * whole panel is one run of memory; so many panels make a tile of {@value #TILE} items. A
 * candidate's place counts candidates from the longest vector on, without factors from the most
 * popular on, ties by item number: what enters a list comes early, so that the rest is passed over
 * by one comparison.
 */
final class Candidates implements Serializable {

  static final int TILE = 256;

  private static final int PANEL = 32;

  private static final long serialVersionUID = 1L;

  private final int[] items;
  private final int[] placeOf;
  private final int[] popular;
  private final int rank;
  private final float[] tiles;
  private final double[] longest;

  /**
   * @param allowed ids that may be recommended; null for all known items
   */
  Candidates(KnownItems known, Set<String> allowed) {
    this.rank = known.rank();
    int[] allowedItems =
        IntStream.range(0, known.count())
            .filter(item -> allowed == null || allowed.contains(known.id(item)))
            .toArray();
    int[] byPopularity = sorted(allowedItems, item -> known.popularity(item));
    double[] lengths = lengths(known);
    this.items = rank == 0 ? byPopularity : sorted(allowedItems, item -> lengths[item]);
    this.placeOf = new int[known.count()];
    Arrays.fill(placeOf, -1);
    for (int place = 0; place < items.length; place++) {
      placeOf[items[place]] = place;
    }
    this.popular = IntStream.of(byPopularity).map(item -> placeOf[item]).toArray();
    this.tiles = tiled(known);
    this.longest = new double[tileCount()];
    Arrays.setAll(longest, tile -> lengths[items[tile * TILE]]);
  }

  /** The greatest first, ties by number. */
  private static int[] sorted(int[] items, IntToDoubleFunction measure) {
    return IntStream.of(items)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -measure.applyAsDouble(item)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Length of each item's vector. */
  private static double[] lengths(KnownItems known) {
    double[] lengths = new double[known.count()];
    for (int item = 0; item < lengths.length; item++) {
      double square = 0;
      for (int f = item * known.rank(); f < (item + 1) * known.rank(); f++) {
        square += (double) known.factors()[f] * known.factors()[f];
      }
      lengths[item] = Math.sqrt(square);
    }
    return lengths;
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

  /** Place of the candidate that so many others are more popular than. */
  int popular(int others) {
    return popular[others];
  }

  /** Length of the longest vector of a tile and all behind it. */
  double longestFrom(int tile) {
    return longest[tile];
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
    Arrays.fill(out, 0, people.width() * TILE, 0f);
    for (int panel = 0; panel < TILE / PANEL; panel++) {
      int from = (tile * TILE + panel * PANEL) * rank;
      Rows factors = new Rows(tiles, from, PANEL, rank, PANEL);
      Algebra.fastest().addCrossed(people, factors, out, panel * PANEL, TILE);
    }
  }
}
