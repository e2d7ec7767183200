package org.kith.models.recommend.ease;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.PersonTies;

/**
 * EASE where items are fewer than people: B = I − P ÷ diag P with P = (XᵀX + Λ)⁻¹, of Steck,
 * <i>Embarrassingly Shallow Autoencoders for Sparse Data</i> (2019), equation 8.
 */
final class PrimalWeights implements PastScorer {

  private static final long serialVersionUID = 1L;

  private final float[][] weights;

  /**
   * @param weights B: row by row an item that speaks, column by column one that it speaks for
   */
  PrimalWeights(float[][] weights) {
    this.weights = weights;
  }

  /**
   * @param inverse P, whose rows become those of B
   */
  static PrimalWeights of(float[][] inverse) {
    int items = inverse.length;
    float[] diagonal = new float[items];
    for (int item = 0; item < items; item++) {
      diagonal[item] = inverse[item][item];
    }
    IntStream.range(0, items)
        .parallel()
        .forEach(
            row -> {
              float[] values = inverse[row];
              for (int item = 0; item < items; item++) {
                values[item] = -values[item] / diagonal[item];
              }
              values[row] = 0;
            });
    return new PrimalWeights(inverse);
  }

  float[][] weights() {
    return weights;
  }

  @Override
  public boolean knows(PersonTies past) {
    return past.items().length > 0;
  }

  @Override
  public void score(PersonTies past, float[] scores) {
    Arrays.fill(scores, 0f);
    for (int j = 0; j < past.items().length; j++) {
      float strength = past.strengths()[j];
      float[] row = weights[past.items()[j]];
      for (int item = 0; item < scores.length; item++) {
        scores[item] += strength * row[item];
      }
    }
  }

  @Override
  public double[][] shares(PersonTies past, int[] items) {
    double[][] shares = new double[items.length][past.items().length];
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < past.items().length; j++) {
        shares[i][j] = (double) past.strengths()[j] * weights[past.items()[j]][items[i]];
      }
    }
    return shares;
  }

  /** None: what an item's neighbours say against it counts as well. */
  @Override
  public float floor() {
    return Float.NEGATIVE_INFINITY;
  }

  @Override
  public int itemCount() {
    return weights.length;
  }
}
