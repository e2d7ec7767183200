package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import java.util.Arrays;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;

/**
 * Which id lies in which block and row: an id's hash decides the block, its order among the ids of
 * that block the row. Ids are told by their number in {@link Ids}.
 */
public final class BlockOrder implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] codes;
  private final int[][] numbers;

  /** The order of those ids among so many blocks. */
  public BlockOrder(Ids ids, int blocks) {
    int[] block = new int[ids.count()];
    int[] rows = new int[blocks];
    codes = new int[ids.count()];
    for (int number = 0; number < block.length; number++) {
      block[number] = IdHash.block(ids.id(number), blocks);
      codes[number] = FactorTable.code(block[number], rows[block[number]]++, blocks);
    }
    numbers = new int[blocks][];
    Arrays.setAll(numbers, b -> new int[rows[b]]);
    Arrays.fill(rows, 0);
    for (int number = 0; number < block.length; number++) {
      numbers[block[number]][rows[block[number]]++] = number;
    }
  }

  /** How many blocks there are. */
  public int blocks() {
    return numbers.length;
  }

  /** How many ids there are. */
  public int count() {
    return codes.length;
  }

  /** Code of the id of that number. */
  public int code(int number) {
    return codes[number];
  }

  /** Numbers of a block's ids, row by row; nobody changes the array. */
  public int[] numbers(int block) {
    return numbers[block];
  }
}
