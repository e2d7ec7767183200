package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/**
 * Factors of one block's rows, and their share of the side's Gram matrix.
 *
 * @param rows how many there are
 * @param factors row r from {@code r * padded rank}; what pads a row is 0
 * @param gram upper triangle of Σ c yᵀy over these rows, c being the {@link Commonness} of each
 */
public record FactorBlock(int rows, float[] factors, double[] gram) implements Serializable {

  /** These factors with their Gram matrix, all rows being equally common. */
  public static FactorBlock of(int rows, int size, float[] factors) {
    return of(rows, size, factors, null);
  }

  /**
   * These factors with their Gram matrix.
   *
   * @param commonness of each row; null for 1 everywhere
   */
  public static FactorBlock of(int rows, int size, float[] factors, float[] commonness) {
    double[] gram = new double[size * size];
    float[] scaled = commonness == null ? factors : scaled(rows, size, factors, commonness);
    Algebra.fastest().addGram(Rows.of(scaled, rows, size), gram);
    return new FactorBlock(rows, factors, gram);
  }

  private static float[] scaled(int rows, int size, float[] factors, float[] commonness) {
    float[] scaled = factors.clone();
    for (int row = 0; row < rows; row++) {
      float root = (float) Math.sqrt(commonness[row]);
      for (int f = row * size; f < (row + 1) * size; f++) {
        scaled[f] *= root;
      }
    }
    return scaled;
  }

  /** The factors of all blocks of one side as a table. */
  static FactorTable table(FactorBlock[] blocks, int size) {
    float[][] arrays = new float[blocks.length][];
    for (int b = 0; b < blocks.length; b++) {
      arrays[b] = blocks[b].factors();
    }
    return new FactorTable(arrays, size);
  }

  /** A full symmetric matrix: scale times the Gram matrix of all blocks, summed in their order. */
  static float[] gram(FactorBlock[] blocks, int size, double scale) {
    float[] full = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        double sum = 0;
        for (FactorBlock block : blocks) {
          sum += block.gram[row * size + column];
        }
        full[row * size + column] = (float) (scale * sum);
        full[column * size + row] = (float) (scale * sum);
      }
    }
    return full;
  }

  /** Rows of all blocks. */
  static long rows(FactorBlock[] blocks) {
    long rows = 0;
    for (FactorBlock block : blocks) {
      rows += block.rows();
    }
    return rows;
  }
}
