package org.kith.features.lake.door;

import static org.apache.spark.sql.functions.col;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/**
 * A version of a Delta table that somebody else writes and a source delivers.
 *
 * @param folder the table's
 * @param version the version
 * @param files what it consists of, by name
 */
public record ForeignTable(String folder, long version, List<DataFile> files) {

  /**
   * A data file of the version.
   *
   * @param uri where it is
   * @param bytes its size
   * @param deletions id of the deletion vector that hides some of its rows; null for none
   */
  public record DataFile(String uri, long bytes, String deletions) {

    /** Its name, which no other file of the table has. */
    public String name() {
      return new Path(uri).getName();
    }
  }

  public ForeignTable {
    files = List.copyOf(files);
  }

  /**
   * The newest version; runs no job of Spark's.
   *
   * @return empty where the folder is no Delta table
   * @throws IOException when its log cannot be read
   */
  public static Optional<ForeignTable> newest(String folder, Configuration hadoop)
      throws IOException {
    Engine engine = DefaultEngine.create(hadoop);
    try {
      Snapshot snapshot = Table.forPath(engine, folder).getLatestSnapshot(engine);
      List<DataFile> files = filesOf(snapshot.getScanBuilder().build(), engine);
      return Optional.of(new ForeignTable(folder, snapshot.getVersion(), files));
    } catch (TableNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static List<DataFile> filesOf(Scan scan, Engine engine) throws IOException {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(file(rows.next()));
          }
        }
      }
    }
    files.sort(Comparator.comparing(DataFile::name));
    return files;
  }

  private static DataFile file(Row row) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    DeletionVectorDescriptor hidden = InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row);
    return new DataFile(
        status.getPath(), status.getSize(), hidden == null ? null : hidden.getUniqueId());
  }

  /**
   * The rows of some of its files, without those that were deleted; beside the table's columns
   * Spark's {@code _metadata} may be asked for.
   *
   * @param names names of the files
   */
  public Dataset<org.apache.spark.sql.Row> rows(SparkSession spark, Collection<String> names) {
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", version)
        .load(folder)
        .where(col("_metadata.file_name").isin(names.toArray()));
  }
}
