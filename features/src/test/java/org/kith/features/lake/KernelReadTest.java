package org.kith.features.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;

/** Tables are open to readers that have no Spark. */
class KernelReadTest {

  @TempDir Path folder;

  @Test
  void everyKindOfTableOpensWithDeltaKernel() throws Exception {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    new LakeWriter(lake)
        .overwrite(
            Table.COMMUNITIES,
            SharedSpark.session()
                .createDataFrame(
                    List.of(RowFactory.create("p1", "c1", 3), RowFactory.create("p2", "c1", 4)),
                    Table.COMMUNITIES.schema()),
            "stamp");

    assertThat(persons(lake.folderOf(Table.COMMUNITIES).toString()))
        .containsExactlyInAnyOrder("p1", "p2");
  }

  private static List<String> persons(String table) throws Exception {
    Engine engine = DefaultEngine.create(new Configuration());
    Snapshot snapshot = io.delta.kernel.Table.forPath(engine, table).getLatestSnapshot(engine);
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    List<String> persons = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> file = files.next().getRows()) {
          while (file.hasNext()) {
            read(engine, state, file.next(), persons);
          }
        }
      }
    }
    return persons;
  }

  private static void read(Engine engine, Row state, Row file, List<String> persons)
      throws Exception {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    CloseableIterator<io.delta.kernel.data.ColumnarBatch> physical =
        engine
            .getParquetHandler()
            .readParquetFiles(
                io.delta.kernel.internal.util.Utils.singletonCloseableIterator(status),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty())
            .map(io.delta.kernel.engine.FileReadResult::getData);
    try (CloseableIterator<FilteredColumnarBatch> batches =
        Scan.transformPhysicalData(engine, state, file, physical)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            persons.add(rows.next().getString(0));
          }
        }
      }
    }
  }
}
