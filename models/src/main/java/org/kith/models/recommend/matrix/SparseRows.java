package org.kith.models.recommend.matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A sparse matrix, row by row: the entries of row r stand at {@code [starts[r], starts[r + 1])}, in
 * ascending order of their columns, each column at most once a row.
 *
 * <p>The arrays are handed out as they are, for kernels; nobody changes them.
 */
public final class SparseRows implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int columnCount;
  private final int[] starts;
  private final int[] columns;
  private final float[] values;

  /**
   * @param columnCount columns of the matrix; each entry's column is below it
   * @param starts where each row's entries begin, and behind them the count of all: rows + 1 long
   * @param columns column of each entry
   * @param values value of each entry
   */
  public SparseRows(int columnCount, int[] starts, int[] columns, float[] values) {
    if (starts[starts.length - 1] != columns.length || columns.length != values.length) {
      throw new IllegalArgumentException(
          "%d entries by starts, %d columns, %d values"
              .formatted(starts[starts.length - 1], columns.length, values.length));
    }
    this.columnCount = columnCount;
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  /** A matrix of one row. */
  public static SparseRows row(int columnCount, List<Integer> columns, List<Float> values) {
    int[] places = columns.stream().mapToInt(Integer::intValue).toArray();
    float[] entries = new float[places.length];
    for (int at = 0; at < entries.length; at++) {
      entries[at] = values.get(at);
    }
    return new SparseRows(columnCount, new int[] {0, places.length}, places, entries);
  }

  /** The rows of some matrices with so many columns, one matrix below the other. */
  public static SparseRows stacked(int columnCount, List<SparseRows> parts) {
    int[] starts = new int[parts.stream().mapToInt(SparseRows::rowCount).sum() + 1];
    int size = Math.toIntExact(parts.stream().mapToLong(SparseRows::size).sum());
    int[] columns = new int[size];
    float[] values = new float[size];
    int row = 0;
    int at = 0;
    for (SparseRows part : parts) {
      System.arraycopy(part.columns, 0, columns, at, part.size());
      System.arraycopy(part.values, 0, values, at, part.size());
      for (int i = 0; i < part.rowCount(); i++) {
        starts[++row] = at + part.starts[i + 1];
      }
      at += part.size();
    }
    return new SparseRows(columnCount, starts, columns, values);
  }

  /** How many rows there are. */
  public int rowCount() {
    return starts.length - 1;
  }

  /** How many columns there are. */
  public int columnCount() {
    return columnCount;
  }

  /** How many entries there are. */
  public int size() {
    return columns.length;
  }

  /** Entries of a row. */
  public int size(int row) {
    return starts[row + 1] - starts[row];
  }

  /** Where each row's entries begin, and behind them the count of all. */
  public int[] starts() {
    return starts;
  }

  /** Column of each entry. */
  public int[] columns() {
    return columns;
  }

  /** Value of each entry. */
  public float[] values() {
    return values;
  }

  /** The columns of one row's entries, as an array of its own. */
  public int[] columnsOf(int row) {
    return Arrays.copyOfRange(columns, starts[row], starts[row + 1]);
  }

  /** The values of one row's entries, as an array of its own. */
  public float[] valuesOf(int row) {
    return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
  }

  /** Whether the matrix has an entry there. */
  public boolean has(int row, int column) {
    return Arrays.binarySearch(columns, starts[row], starts[row + 1], column) >= 0;
  }

  /** The value there, 0 where the matrix has no entry. */
  public float at(int row, int column) {
    int found = Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
    return found >= 0 ? values[found] : 0;
  }

  /** The same entries with other values, in the order of {@link #columns()}. */
  public SparseRows withValues(float[] others) {
    return new SparseRows(columnCount, starts, columns, others);
  }

  /** The transposed matrix. */
  public SparseRows transposed() {
    int[] begins = new int[columnCount + 1];
    for (int column : columns) {
      begins[column + 1]++;
    }
    for (int column = 0; column < columnCount; column++) {
      begins[column + 1] += begins[column];
    }
    int[] next = Arrays.copyOf(begins, columnCount);
    int[] rows = new int[columns.length];
    float[] turned = new float[values.length];
    for (int row = 0; row < rowCount(); row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        int to = next[columns[at]]++;
        rows[to] = row;
        turned[to] = values[at];
      }
    }
    return new SparseRows(rowCount(), begins, rows, turned);
  }
}
