package org.kith.models.recommend.neighbour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * How strongly each item speaks for others: a person's score of an item is the sum over the past
 * items j of strength(j) · weight(j, item).
 */
final class NeighbourWeights implements PastScorer {

  private static final long serialVersionUID = 1L;
  private static final int RANGE = 256;

  private final SparseRows weights;

  /**
   * @param weights row by row an item that speaks, column by column one that it speaks for
   */
  NeighbourWeights(SparseRows weights) {
    this.weights = weights;
  }

  /**
   * Learns them in this machine's memory, on all of its cores.
   *
   * @param strengths people by items
   */
  static NeighbourWeights of(Relation relation, SparseRows strengths, int kept) {
    Cooccurrence pairs = new Cooccurrence(relation, strengths, kept);
    int items = strengths.columnCount();
    List<SparseRows> ranges =
        IntStream.range(0, (items + RANGE - 1) / RANGE)
            .parallel()
            .mapToObj(r -> pairs.rows(r * RANGE, Math.min(items, (r + 1) * RANGE)))
            .toList();
    return of(relation, items, ranges);
  }

  /**
   * @param ranges rows of the relation, range after range from item 0
   */
  static NeighbourWeights of(Relation relation, int items, List<SparseRows> ranges) {
    SparseRows rows = SparseRows.stacked(items, ranges);
    return new NeighbourWeights(relation.rowSpeaks() ? rows : rows.transposed());
  }

  SparseRows weights() {
    return weights;
  }

  @Override
  public boolean knows(PersonTies past) {
    return past.items().length > 0;
  }

  @Override
  public void score(PersonTies past, float[] scores) {
    Arrays.fill(scores, 0f);
    int[] starts = weights.starts();
    int[] columns = weights.columns();
    float[] values = weights.values();
    for (int j = 0; j < past.items().length; j++) {
      int item = past.items()[j];
      float strength = past.strengths()[j];
      for (int at = starts[item]; at < starts[item + 1]; at++) {
        scores[columns[at]] += strength * values[at];
      }
    }
  }

  @Override
  public double[][] shares(PersonTies past, int[] items) {
    double[][] shares = new double[items.length][past.items().length];
    for (int i = 0; i < items.length; i++) {
      for (int j = 0; j < past.items().length; j++) {
        shares[i][j] = (double) past.strengths()[j] * weights.at(past.items()[j], items[i]);
      }
    }
    return shares;
  }

  /** 0: an item that no past item speaks for is not listed. */
  @Override
  public float floor() {
    return 0;
  }

  @Override
  public int itemCount() {
    return weights.columnCount();
  }
}
