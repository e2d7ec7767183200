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
 * @param gram upper triangle of Σ yᵀy over these rows
 */
public record FactorBlock(int rows, float[] factors, double[] gram) implements Serializable {

  /** These factors with their Gram matrix. */
  public static FactorBlock of(int rows, int size, float[] factors) {
    double[] gram = new double[size * size];
    Algebra.fastest().addGram(Rows.of(factors, rows, size), gram);
    return new FactorBlock(rows, factors, gram);
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
