package org.kith.models.recommend.ease;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kith.models.recommend.kernel.PastScorer;

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
  public boolean knows(float[] factors, int[] past) {
    return past.length > 0;
  }

  @Override
  public void score(float[] factors, int[] past, float[] strengths, float[] scores) {
    score(past, strengths, 0, past.length, scores);
  }

  /** Scores by the past items at {@code [from, to)} of two arrays. */
  void score(int[] past, float[] strengths, int from, int to, float[] scores) {
    Arrays.fill(scores, 0f);
    for (int j = from; j < to; j++) {
      float strength = strengths[j];
      float[] row = weights[past[j]];
      for (int item = 0; item < scores.length; item++) {
        scores[item] += strength * row[item];
      }
    }
  }

  @Override
  public double[][] shares(float[] factors, int[] past, float[] strengths, int[] items) {
    double[][] shares = new double[items.length][past.length];
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < past.length; j++) {
        shares[i][j] = (double) strengths[j] * weights[past[j]][items[i]];
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
