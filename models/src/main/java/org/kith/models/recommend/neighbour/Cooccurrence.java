package org.kith.models.recommend.neighbour;

import java.util.Arrays;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * Weighs each item against all that its people chose, and keeps the strongest.
 *
 * <p>Row by row after Gustavson (1978), <i>Two Fast Algorithms for Sparse Matrices</i>: over the
 * item's people, over their items, into one dense row of sums. People add in their order, so that
 * the same people give the same sums in any division of the items.
 */
final class Cooccurrence {

  private final Relation relation;
  private final SparseRows columnValues;
  private final SparseRows rowValues;
  private final int kept;

  /**
   * @param strengths people by items; all people who chose an item of the rows asked for
   * @param kept neighbours of an item, at most
   */
  Cooccurrence(Relation relation, SparseRows strengths, int kept) {
    this.relation = relation;
    this.kept = Math.min(kept, Math.max(0, strengths.columnCount() - 1));
    float[] rows = new float[strengths.size()];
    float[] columns = new float[strengths.size()];
    for (int person = 0; person < strengths.rowCount(); person++) {
      int from = strengths.starts()[person];
      int to = strengths.starts()[person + 1];
      PersonTotals totals = PersonTotals.of(strengths.values(), from, to);
      for (int at = from; at < to; at++) {
        int item = strengths.columns()[at];
        float strength = strengths.values()[at];
        rows[at] = (float) relation.rowValue(totals, item, strength);
        columns[at] = (float) relation.columnValue(totals, item, strength);
      }
    }
    this.columnValues = strengths.withValues(columns);
    this.rowValues = strengths.withValues(rows).transposed();
  }

  /**
   * The neighbours of items {@code [from, to)}: a row for each of them, a column for every item.
   */
  SparseRows rows(int from, int to) {
    int items = columnValues.columnCount();
    double[] sums = new double[items];
    int[] touched = new int[items];
    TopKeys top = new TopKeys(kept);
    int[] starts = new int[to - from + 1];
    int[] columns = new int[Math.max(16, (to - from) * Math.min(kept, 64))];
    float[] weights = new float[columns.length];
    int[] rowItems = new int[kept];
    float[] rowWeights = new float[kept];
    for (int item = from; item < to; item++) {
      int count = sum(item, sums, touched);
      keep(item, sums, touched, count, top);
      int size = top.size();
      top.drain(rowItems, rowWeights);
      int at = starts[item - from];
      if (at + size > columns.length) {
        int larger = Math.max(at + size, Math.multiplyExact(columns.length, 2));
        columns = Arrays.copyOf(columns, larger);
        weights = Arrays.copyOf(weights, larger);
      }
      System.arraycopy(rowItems, 0, columns, at, size);
      System.arraycopy(rowWeights, 0, weights, at, size);
      starts[item - from + 1] = at + size;
    }
    int size = starts[to - from];
    return new SparseRows(
        items, starts, Arrays.copyOf(columns, size), Arrays.copyOf(weights, size));
  }

  /** Adds up one row and lists the columns that it reached; their count. */
  private int sum(int item, double[] sums, int[] touched) {
    int[] starts = columnValues.starts();
    int[] columns = columnValues.columns();
    float[] values = columnValues.values();
    int count = 0;
    for (int at = rowValues.starts()[item]; at < rowValues.starts()[item + 1]; at++) {
      int person = rowValues.columns()[at];
      double own = rowValues.values()[at];
      for (int other = starts[person]; other < starts[person + 1]; other++) {
        int column = columns[other];
        if (sums[column] == 0) {
          touched[count++] = column;
        }
        sums[column] += own * values[other];
      }
    }
    return count;
  }

  /** Offers one row's weights, and clears its sums. */
  private void keep(int item, double[] sums, int[] touched, int count, TopKeys top) {
    for (int i = 0; i < count; i++) {
      int column = touched[i];
      double sum = sums[column];
      sums[column] = 0;
      if (column != item) {
        float weight = (float) relation.weight(item, column, sum);
        if (weight > 0 && weight < Float.POSITIVE_INFINITY) {
          top.offer(column, weight);
        }
      }
    }
  }
}
