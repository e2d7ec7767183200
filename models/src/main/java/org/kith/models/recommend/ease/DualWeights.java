package org.kith.models.recommend.ease;

import java.util.Arrays;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * EASE where people are fewer than items: all that it needs is people by people.
 *
 * <p>With X̃ = X Λ^(−½), Λ the items' L2 weights, and K = (X̃ X̃ᵀ + I)⁻¹, the inverse of XᵀX + Λ is
 * P = Λ^(−½) (I − X̃ᵀ K X̃) Λ^(−½) by Woodbury's identity. So the scores X B of Steck,
 * <i>Embarrassingly Shallow Autoencoders for Sparse Data</i> (2019), equation 8, B = I − P ÷ diag
 * P, are x_u − c · (K_u X̃) with c_i = √λ_i ÷ (1 − x̃_iᵀ K x̃_i). K_u is the person's row of K, so
 * that it scores those people alone whom it was learnt from.
 */
final class DualWeights implements PastScorer {

  private static final long serialVersionUID = 1L;

  private final Ids people;
  private final float[][] inverse;
  private final SparseRows scaled;
  private final SparseRows byItem;
  private final float[] root;
  private final float[] correction;

  private DualWeights(
      Ids people, float[][] inverse, SparseRows scaled, float[] root, float[] correction) {
    this.people = people;
    this.inverse = inverse;
    this.scaled = scaled;
    this.byItem = scaled.transposed();
    this.root = root;
    this.correction = correction;
  }

  /**
   * @param people whose rows and columns those of K are
   * @param inverse K
   * @param strengths X, people by items
   * @param ridge L2 weight of each item
   */
  static DualWeights of(Ids people, float[][] inverse, SparseRows strengths, double[] ridge) {
    SparseRows scaled = scaled(strengths, ridge);
    float[] root = new float[ridge.length];
    float[] correction = new float[ridge.length];
    SparseRows byItem = scaled.transposed();
    for (int item = 0; item < ridge.length; item++) {
      root[item] = (float) Math.sqrt(ridge[item]);
      double reach = product(inverse, byItem, item, item);
      correction[item] = (float) (Math.sqrt(ridge[item]) / Math.max(1 - reach, 1e-6));
    }
    return new DualWeights(people, inverse, scaled, root, correction);
  }

  /** X̃. */
  static SparseRows scaled(SparseRows strengths, double[] ridge) {
    float[] values = new float[strengths.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (strengths.values()[at] / Math.sqrt(ridge[strengths.columns()[at]]));
    }
    return strengths.withValues(values);
  }

  /** Whether the person is one of those that it was learnt from. */
  @Override
  public boolean knows(PersonTies past) {
    return past.items().length > 0 && people.number(past.personId()) >= 0;
  }

  @Override
  public void score(PersonTies past, float[] scores) {
    Arrays.fill(scores, 0f);
    float[] row = inverse[people.number(past.personId())];
    int[] columns = scaled.columns();
    float[] values = scaled.values();
    for (int person = 0; person < row.length; person++) {
      float weight = row[person];
      for (int at = scaled.starts()[person]; at < scaled.starts()[person + 1]; at++) {
        scores[columns[at]] += weight * values[at];
      }
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] *= -correction[item];
    }
    for (int j = 0; j < past.items().length; j++) {
      scores[past.items()[j]] += past.strengths()[j];
    }
  }

  @Override
  public double[][] shares(PersonTies past, int[] items) {
    double[][] shares = new double[items.length][past.items().length];
    for (int i = 0; i < items.length; i++) {
      double[] seen = seen(items[i]);
      for (int j = 0; j < past.items().length; j++) {
        int own = past.items()[j];
        if (own != items[i]) {
          double product = 0;
          for (int at = byItem.starts()[own]; at < byItem.starts()[own + 1]; at++) {
            product += byItem.values()[at] * seen[byItem.columns()[at]];
          }
          shares[i][j] = past.strengths()[j] * product * correction[items[i]] / root[own];
        }
      }
    }
    return shares;
  }

  /** K x̃ of an item. */
  private double[] seen(int item) {
    double[] seen = new double[inverse.length];
    for (int at = byItem.starts()[item]; at < byItem.starts()[item + 1]; at++) {
      float[] row = inverse[byItem.columns()[at]];
      double value = byItem.values()[at];
      for (int person = 0; person < seen.length; person++) {
        seen[person] += value * row[person];
      }
    }
    return seen;
  }

  private static double product(float[][] inverse, SparseRows byItem, int left, int right) {
    double sum = 0;
    for (int at = byItem.starts()[left]; at < byItem.starts()[left + 1]; at++) {
      float[] row = inverse[byItem.columns()[at]];
      double inner = 0;
      for (int to = byItem.starts()[right]; to < byItem.starts()[right + 1]; to++) {
        inner += row[byItem.columns()[to]] * (double) byItem.values()[to];
      }
      sum += byItem.values()[at] * inner;
    }
    return sum;
  }

  /** None: what an item's neighbours say against it counts as well. */
  @Override
  public float floor() {
    return Float.NEGATIVE_INFINITY;
  }

  @Override
  public int itemCount() {
    return root.length;
  }
}
