package org.kith.jobs.evaluate.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;

/** A caller's table, whole, column by column. */
public final class DataTable {

  private final Columns columns;
  private final List<Cells> cells;

  private DataTable(Columns columns, List<Cells> cells) {
    this.columns = columns;
    this.cells = List.copyOf(cells);
  }

  /**
   * Reads a file.
   *
   * @throws Problem {@code INPUT_REFUSED} when it has no rows
   */
  public static DataTable read(FlatFile file) {
    List<Cells> cells = file.header().stream().map(Cells::new).toList();
    file.forEach(
        row -> {
          for (int i = 0; i < row.length; i++) {
            cells.get(i).add(row[i]);
          }
        });
    if (cells.isEmpty() || cells.get(0).size() == 0) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED, file.name(), "has no rows", "Write them under the header.");
    }
    return new DataTable(file.columns(), cells);
  }

  /** How many rows it has. */
  public int rows() {
    return cells.get(0).size();
  }

  /**
   * A column that an option names.
   *
   * @throws Problem {@code USAGE} when there is none
   */
  public Cells column(String option, String name) {
    return cells.get(columns.named(option, name));
  }

  /**
   * The columns beside some, in order.
   *
   * @throws Problem {@code USAGE} when one that is named is not there, or when none is left
   */
  public List<Cells> beside(String option, List<String> dropped, Set<String> others) {
    dropped.forEach(name -> columns.named(option, name));
    List<Cells> kept = new ArrayList<>(cells);
    kept.removeIf(one -> dropped.contains(one.name()) || others.contains(one.name()));
    if (kept.isEmpty()) {
      throw new Problem(
          Problem.Code.USAGE,
          columns.file(),
          "no column is left to learn from",
          "Drop fewer, or give a table with more.");
    }
    return kept;
  }
}
