package org.kith.models.recommend.ials.spread;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;

/** Turns blocks of people into blocks of items. */
final class ItemBlock {

  private ItemBlock() {}

  /**
   * What one block of people chose of one block of items, in ascending order of people.
   *
   * @param peopleBlock number of the block of people
   * @param row of each choice, the item's row in its block
   * @param code of each choice, the person's
   * @param weight of each choice; null for 1 everywhere
   */
  record Slice(int peopleBlock, int[] row, int[] code, float[] weight) implements Serializable {}

  /** A block of people, cut by block of items. */
  static Slice[] slices(int peopleBlock, RatingBlock people, int blocks) {
    int shift = FactorTable.shift(blocks);
    int[] sizes = new int[blocks];
    for (int code : people.codes()) {
      sizes[code >>> shift]++;
    }
    Slice[] slices = new Slice[blocks];
    Arrays.setAll(
        slices,
        b ->
            new Slice(
                peopleBlock,
                new int[sizes[b]],
                new int[sizes[b]],
                people.weights() == null ? null : new float[sizes[b]]));
    int[] next = new int[blocks];
    for (int person = 0; person < people.rows(); person++) {
      int own = FactorTable.code(peopleBlock, person, blocks);
      for (int at = people.starts()[person]; at < people.starts()[person + 1]; at++) {
        int code = people.codes()[at];
        Slice slice = slices[code >>> shift];
        int to = next[code >>> shift]++;
        slice.row()[to] = code & (1 << shift) - 1;
        slice.code()[to] = own;
        if (slice.weight() != null) {
          slice.weight()[to] = people.weights()[at];
        }
      }
    }
    return slices;
  }

  /** The block of items that those slices make. */
  static RatingBlock of(int block, List<Slice> unordered, Ids ids, BlockOrder order) {
    List<Slice> slices =
        unordered.stream()
            .sorted((a, b) -> Integer.compare(a.peopleBlock(), b.peopleBlock()))
            .toList();
    int[] numbers = order.numbers(block);
    int[] starts = new int[numbers.length + 1];
    boolean weighted = false;
    for (Slice slice : slices) {
      weighted |= slice.weight() != null;
      for (int row : slice.row()) {
        starts[row + 1]++;
      }
    }
    for (int row = 0; row < numbers.length; row++) {
      starts[row + 1] += starts[row];
    }
    int[] next = starts.clone();
    int[] codes = new int[starts[numbers.length]];
    float[] weights = weighted ? new float[codes.length] : null;
    for (Slice slice : slices) {
      for (int i = 0; i < slice.row().length; i++) {
        int at = next[slice.row()[i]]++;
        codes[at] = slice.code()[i];
        if (weighted) {
          weights[at] = slice.weight()[i];
        }
      }
    }
    String[] names = Arrays.stream(numbers).mapToObj(ids::id).toArray(String[]::new);
    return new RatingBlock(names, starts, codes, weights);
  }
}
