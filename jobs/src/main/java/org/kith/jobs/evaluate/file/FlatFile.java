package org.kith.jobs.evaluate.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;

/**
 * A table that a caller hands over: rows of cells under a header, each cell text; an empty cell is
 * null.
 *
 * <p>Text is UTF-8, with or without a byte-order mark, gzipped or not; {@link Delimiter} says what
 * parts its cells. Parquet is a file or a folder of them, read through Spark.
 */
public interface FlatFile {

  /** The columns' names, in order, without surrounding blanks. */
  List<String> header();

  /**
   * Hands over the rows one by one, in order.
   *
   * @throws Problem {@code INPUT_REFUSED} at a row that has more cells than the header, or that is
   *     not text; it names the line
   */
  void forEach(RowReader reader);

  /** Takes a table's rows. */
  @FunctionalInterface
  interface RowReader {

    /**
     * Takes one row.
     *
     * @param cells a cell a column, valid during the call; null where it is empty or the row ends
     *     before it
     */
    void row(String[] cells);
  }

  /** Where a table's columns are. */
  default Columns columns() {
    return new Columns(name(), header());
  }

  /** The file as messages name it. */
  String name();

  /**
   * Opens a file and reads its header.
   *
   * @param spark opened only for Parquet
   * @throws Problem {@code INPUT_MISSING} when it is not there or empty, {@code INPUT_REFUSED} when
   *     it has no header that can be read
   */
  static FlatFile open(Path path, Supplier<SparkSession> spark) {
    requireThere(path);
    try {
      return ParquetFile.is(path) ? new ParquetFile(path, spark.get()) : new TextFile(path);
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  /** The text of a file that is no table: UTF-8, unzipped, without its byte-order mark. */
  static BufferedReader text(Path path) throws IOException {
    return TextFile.reader(path);
  }

  /**
   * Makes sure of a file before anything else is read.
   *
   * @throws Problem {@code INPUT_MISSING} when it is not there or empty
   */
  static void requireThere(Path path) {
    try {
      if (!Files.exists(path)) {
        throw new Problem(
            Problem.Code.INPUT_MISSING, path.toString(), "is not there", "Correct the path.");
      }
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw new Problem(
            Problem.Code.INPUT_MISSING, path.toString(), "is empty", "Write its header and rows.");
      }
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  /** A file that cannot be read, as a problem. */
  static Problem unreadable(Path path, IOException cause) {
    return new Problem(
        Problem.Code.INPUT_REFUSED,
        path.toString(),
        "cannot be read: " + cause.getClass().getSimpleName(),
        "Check that it is a file that you may read, and whole.",
        cause);
  }
}
