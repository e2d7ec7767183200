package org.kith.models.recommend.neighbour;

import java.util.Arrays;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * How alike two items' people are: the inner product of their columns, damped and normalised.
 *
 * <p>{@code cosine} takes the strengths as they are. {@code tf-idf} multiplies a person's by log((2
 * + items) ÷ (1 + items of the person)) ÷ log(2 + items), so that who chooses everything says
 * little. {@code bm25} lets repeated choices saturate as well: r (k₁ + 1) ÷ (r + k₁ (1 − b + b · L
 * ÷ mean L)), L being the item's summed strength. The product is divided by |a|^2s · |b|^2(1−s) +
 * shrinkage with s the exponent share of the item that speaks: .5 is the cosine, less favours
 * popular items.
 */
final class Likeness implements Relation {

  private static final long serialVersionUID = 1L;
  private static final double SATURATION = 1.2;
  private static final double LENGTH_SHARE = .75;

  private final KnnParameters parameters;
  private final ItemTotals totals;
  private final double meanStrength;
  private final double[] spoken;
  private final double[] speaking;

  private Likeness(KnnParameters parameters, ItemTotals totals, double[] squares) {
    this.parameters = parameters;
    this.totals = totals;
    this.meanStrength = totals.meanStrength();
    double share = parameters.speakerShare();
    this.speaking = Arrays.stream(squares).map(square -> Math.pow(square, share)).toArray();
    this.spoken = Arrays.stream(squares).map(square -> Math.pow(square, 1 - share)).toArray();
  }

  static Likeness of(KnnParameters parameters, Ties ties) {
    ItemTotals totals = ItemTotals.of(ties);
    Likeness bare = new Likeness(parameters, totals, new double[totals.count()]);
    return new Likeness(parameters, totals, ties.sum(totals.count(), bare::addSquares));
  }

  /** Adds each item's squared values over some people. */
  private void addSquares(SparseRows strengths, double[] squares) {
    for (int row = 0; row < strengths.rowCount(); row++) {
      int from = strengths.starts()[row];
      int to = strengths.starts()[row + 1];
      PersonTotals person = PersonTotals.of(strengths.values(), from, to);
      for (int at = from; at < to; at++) {
        int item = strengths.columns()[at];
        double value = rowValue(person, item, strengths.values()[at]);
        squares[item] += value * value;
      }
    }
  }

  @Override
  public double rowValue(PersonTotals person, int item, double strength) {
    return switch (parameters.similarity()) {
      case COSINE -> strength;
      case TF_IDF -> strength * rarity(person);
      case BM25 -> saturated(item, strength) * rarity(person);
    };
  }

  @Override
  public double columnValue(PersonTotals person, int item, double strength) {
    return rowValue(person, item, strength);
  }

  @Override
  public double weight(int row, int column, double sum) {
    return sum / (spoken[row] * speaking[column] + parameters.shrinkage());
  }

  @Override
  public boolean rowSpeaks() {
    return false;
  }

  private double rarity(PersonTotals person) {
    return Math.log((2.0 + totals.count()) / (1.0 + person.items()))
        / Math.log(2.0 + totals.count());
  }

  private double saturated(int item, double strength) {
    double length = 1 - LENGTH_SHARE + LENGTH_SHARE * totals.strength()[item] / meanStrength;
    return strength * (SATURATION + 1) / (strength + SATURATION * length);
  }
}
