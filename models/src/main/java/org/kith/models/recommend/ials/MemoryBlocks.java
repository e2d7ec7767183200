package org.kith.models.recommend.ials;

import java.util.Arrays;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.matrix.SparseRows;

/** Cuts a matrix in memory into the blocks that Spark would make of the same choices. */
final class MemoryBlocks {

  private MemoryBlocks() {}

  /**
   * The blocks of the matrix's rows.
   *
   * @param ids of the rows
   * @param rows where each row lies
   * @param columns where each column lies
   * @param weighting how values become weights
   */
  static RatingBlock[] of(
      SparseRows matrix, Ids ids, BlockOrder rows, BlockOrder columns, Weighting weighting) {
    RatingBlock[] blocks = new RatingBlock[rows.blocks()];
    Arrays.setAll(blocks, b -> block(matrix, ids, rows.numbers(b), columns, weighting));
    return blocks;
  }

  private static RatingBlock block(
      SparseRows matrix, Ids ids, int[] numbers, BlockOrder columns, Weighting weighting) {
    String[] names = new String[numbers.length];
    int[] starts = new int[numbers.length + 1];
    for (int row = 0; row < numbers.length; row++) {
      names[row] = ids.id(numbers[row]);
      starts[row + 1] = starts[row] + matrix.size(numbers[row]);
    }
    int[] codes = new int[starts[numbers.length]];
    float[] strengths = new float[codes.length];
    for (int row = 0; row < numbers.length; row++) {
      int from = matrix.starts()[numbers[row]];
      long[] entries = new long[matrix.size(numbers[row])];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = (long) columns.code(matrix.columns()[from + i]) << 32 | from + i;
      }
      Arrays.sort(entries);
      for (int i = 0; i < entries.length; i++) {
        codes[starts[row] + i] = (int) (entries[i] >>> 32);
        strengths[starts[row] + i] = matrix.values()[(int) entries[i]];
      }
    }
    return new RatingBlock(names, starts, codes, weighting.of(strengths));
  }
}
