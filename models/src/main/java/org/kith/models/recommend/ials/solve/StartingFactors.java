package org.kith.models.recommend.ials.solve;

import java.io.Serializable;
import org.kith.models.recommend.numeric.FactorTable;

/**
 * Where factors start: drawn for each id from the seed and the id, whatever else there is.
 *
 * @param deviation standard deviation of a factor
 */
public record StartingFactors(long seed, double deviation, int rank) implements Serializable {

  /** Factors for a block's rows. */
  public FactorBlock of(RatingBlock block) {
    return FactorBlock.of(block.rows(), FactorTable.padded(rank), factors(block));
  }

  /** The same as an array: row r from {@code r * padded rank}. */
  public float[] factors(RatingBlock block) {
    int size = FactorTable.padded(rank);
    float[] factors = new float[Math.multiplyExact(block.rows(), size)];
    for (int row = 0; row < block.rows(); row++) {
      IdHash.draw(block.ids()[row], seed, deviation, rank, factors, row * size);
    }
    return factors;
  }
}
