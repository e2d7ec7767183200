package org.kith.jobs.erase.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Predicate;
import org.kith.jobs.destination.file.DigestedFile;
import org.kith.jobs.destination.file.Format;
import org.kith.jobs.destination.file.WrittenFile;

/**
 * An export file as its rows and the format that writes them again, byte for byte where it is text.
 *
 * @param head what stands before the rows
 * @param rows in their order
 * @param format writes both
 */
public record Sheet(List<Line> head, List<Line> rows, Format format) {

  /**
   * One row.
   *
   * @param cells as the format takes them
   * @param ids the cells that may name a person
   */
  public record Line(List<Object> cells, List<String> ids) {

    private boolean isOf(Predicate<String> isId) {
      return ids.stream().anyMatch(isId);
    }
  }

  public Sheet {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /** The sheet with the rows alone of which a cell is such an id. */
  public Sheet of(Predicate<String> isId) {
    return new Sheet(head, rows.stream().filter(row -> row.isOf(isId)).toList(), format);
  }

  /** The sheet without those rows. */
  public Sheet without(Predicate<String> isId) {
    return new Sheet(head, rows.stream().filter(row -> !row.isOf(isId)).toList(), format);
  }

  /** Whether it has no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Writes it as a file of that name, and tells what a manifest says of it. */
  public WrittenFile write(String name, OutputStream out) throws IOException {
    DigestedFile file = new DigestedFile(name, out);
    format.begin(file);
    for (Line line : head) {
      format.row(line.cells().toArray());
    }
    for (Line line : rows) {
      format.row(line.cells().toArray());
    }
    format.end();
    file.flush();
    return file.written(rows.size());
  }
}
