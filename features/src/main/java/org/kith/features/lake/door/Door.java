package org.kith.features.lake.door;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * The table {@code releases} of a lake in a local folder, read with Delta Kernel: what has been
 * published, by the same rows that readers with Spark go by, and no process of Spark's.
 */
public final class Door implements PublishedNights {

  private final Path table;

  /**
   * @param lake the lake's root
   */
  public Door(Path lake) {
    this.table = lake.resolve("tables").resolve("releases");
  }

  @Override
  public Optional<String> newestCommit() {
    Path log = table.resolve("_delta_log");
    if (!Files.isDirectory(log)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .max(Comparator.naturalOrder());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot list " + log, cause);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when the table cannot be read
   */
  @Override
  public List<PublishedNight> nights() {
    if (newestCommit().isEmpty()) {
      return List.of();
    }
    List<PublishedNight> nights = new ArrayList<>();
    Engine engine = DefaultEngine.create(new Configuration());
    Snapshot snapshot = Table.forPath(engine, table.toUri().toString()).getLatestSnapshot(engine);
    Scan scan = snapshot.getScanBuilder().build();
    Row state = scan.getScanState(engine);
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            readFile(engine, state, files.next(), nights);
          }
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("the releases of " + table + " cannot be read", cause);
    }
    nights.sort(Comparator.comparingLong(PublishedNight::sequence).reversed());
    return nights;
  }

  private static void readFile(Engine engine, Row state, Row file, List<PublishedNight> nights)
      throws IOException {
    StructType schema = ScanStateRow.getPhysicalDataReadSchema(state);
    CloseableIterator<FileReadResult> read =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                schema,
                Optional.empty());
    CloseableIterator<ColumnarBatch> physical = read.map(FileReadResult::getData);
    try (CloseableIterator<FilteredColumnarBatch> logical =
        Scan.transformPhysicalData(engine, state, file, physical)) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> rows = logical.next().getRows()) {
          while (rows.hasNext()) {
            nights.add(night(rows.next()));
          }
        }
      }
    }
  }

  private static PublishedNight night(Row row) {
    StructType schema = row.getSchema();
    return new PublishedNight(
        row.getLong(schema.indexOf("sequence")),
        row.getString(schema.indexOf("release")),
        LocalDate.ofEpochDay(row.getInt(schema.indexOf("as_of"))),
        row.getString(schema.indexOf("summary")));
  }
}
