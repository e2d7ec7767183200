package org.kith.features.lake.door;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a version of a Delta table consists of.
 *
 * <p>Delta's own reader would find it out by a Spark job, and refuses versions of more than a week
 * ago, although their files are there.
 *
 * @param schema its columns, as the JSON in which Delta's log writes them
 * @param files URIs of its data files, in order
 */
public record TableVersion(String schema, List<String> files) {

  public TableVersion {
    files = files.stream().sorted().toList();
  }

  /**
   * Reads the table's log.
   *
   * @param folder the table's
   * @throws IOException when the log cannot be read
   * @throws RuntimeException of Delta Kernel's when there is no such table or version, or the log
   *     is damaged
   */
  public static TableVersion of(String folder, long version, Configuration hadoop)
      throws IOException {
    Engine engine = DefaultEngine.create(hadoop);
    Snapshot snapshot = Table.forPath(engine, folder).getSnapshotAsOfVersion(engine, version);
    List<String> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(InternalScanFileUtils.getAddFileStatus(rows.next()).getPath());
          }
        }
      }
    }
    return new TableVersion(DataTypeJsonSerDe.serializeStructType(snapshot.getSchema()), files);
  }
}
