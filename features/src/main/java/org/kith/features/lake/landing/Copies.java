package org.kith.features.lake.landing;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;

/**
 * Copies of frames as Parquet files below a lake, until they are closed. The same rows are files of
 * the same names and bytes, in whatever order they come.
 */
public final class Copies implements AutoCloseable {

  private static final int PARTS = 4;
  private static final String UNFINISHED = "_unfinished";

  private final Lake lake;
  private final Path folder;

  /**
   * @param lake whose lease the caller holds; what a killed run left there goes with these copies
   */
  public Copies(Lake lake) {
    this.lake = lake;
    this.folder = new Path(lake.root(), "landing");
  }

  /**
   * Copies all rows.
   *
   * @param name of the copy; another of that name is replaced
   * @return the folder in which its files lie
   * @throws UncheckedIOException when it cannot be written; what the frame's own source throws
   */
  public String of(String name, Dataset<Row> rows) {
    Path copy = new Path(folder, name);
    Column[] all =
        Arrays.stream(rows.columns())
            .map(column -> col(quoteIdentifier(column)))
            .toArray(Column[]::new);
    Path unfinished = new Path(copy, UNFINISHED);
    try {
      FileSystem files = files();
      files.delete(copy, true);
      rows.repartition(PARTS, all).sortWithinPartitions(all).write().parquet(unfinished.toString());
      FileStatus[] parts = files.globStatus(new Path(unfinished, "part-*"));
      Arrays.sort(parts, Comparator.comparing(part -> part.getPath().getName()));
      for (int i = 0; i < parts.length; i++) {
        files.rename(parts[i].getPath(), new Path(copy, "part-%05d.parquet".formatted(i)));
      }
      files.delete(unfinished, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("no copy can be laid down at " + copy, cause);
    }
    return copy.toString();
  }

  @Override
  public void close() {
    try {
      files().delete(folder, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("the copies at " + folder + " cannot be deleted", cause);
    }
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
  }
}
