package org.kith.models.recommend.numeric;

/**
 * Vectors of equal length that lie in several arrays, a block each.
 *
 * <p>A vector's code is an int: its block in the upper bits, its row in that block below. Code
 * order is order by block, then row.
 */
public final class FactorTable {

  /** Vector lengths are multiples of this, so that no loop has a remainder. */
  public static final int LANES = 16;

  private final float[][] blocks;
  private final int shift;
  private final int mask;
  private final int size;

  /**
   * @param blocks row r of block b is {@code blocks[b]} from {@code r * size}
   * @param size numbers in a vector, a multiple of {@link #LANES}
   */
  public FactorTable(float[][] blocks, int size) {
    if (size % LANES != 0) {
      throw new IllegalArgumentException(size + " is no multiple of " + LANES);
    }
    this.blocks = blocks;
    this.shift = shift(blocks.length);
    this.mask = (1 << shift) - 1;
    this.size = size;
  }

  /** The least legal vector length that holds so many numbers. */
  public static int padded(int numbers) {
    return (numbers + LANES - 1) / LANES * LANES;
  }

  /** Code of a row among so many blocks. */
  public static int code(int block, int row, int blockCount) {
    int shift = shift(blockCount);
    if (row >>> shift != 0) {
      throw new IllegalArgumentException(
          "row %d is too many for one of %d blocks".formatted(row, blockCount));
    }
    return block << shift | row;
  }

  /** Numbers in a vector. */
  public int size() {
    return size;
  }

  /** The array in which the vector of that code lies. */
  float[] block(int code) {
    return blocks[code >>> shift];
  }

  /** Where in that array it begins. */
  int offset(int code) {
    return (code & mask) * size;
  }

  /** How many lower bits of a code hold the row. */
  public static int shift(int blockCount) {
    return 31 - (32 - Integer.numberOfLeadingZeros(blockCount - 1));
  }
}
