package org.kith.features.source.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.kith.features.source.raw.CleanText;
import org.kith.features.source.raw.Layout;
import org.kith.features.source.raw.RawRecord;
import org.kith.features.source.raw.RecordReader;

/**
 * The records of text files as rows; a task reads a file as a stream.
 *
 * <p>Out: {@code file}, {@code line}, {@code raw} (the record's bytes), {@code fault} (the rule
 * that it breaks; null for none) and {@code cells} (a blank one null; all null where there is a
 * fault), one row a record, headers left out.
 */
public final class RawRows {

  /** The columns of the rows. */
  public static final StructType SCHEMA =
      StructType.fromDDL("file STRING, line BIGINT, raw BINARY, fault STRING, cells ARRAY<STRING>");

  private RawRows() {}

  /** The records of all the files; when run it may throw {@link UnreadableFile}. */
  public static Dataset<Row> of(SparkSession spark, List<InputFile> files, Layout layout) {
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), SCHEMA);
    }
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sessionState().newHadoopConf());
    FlatMapFunction<InputFile, Row> read = file -> new Rows(file, layout, hadoop);
    return spark.createDataFrame(
        new JavaSparkContext(spark.sparkContext()).parallelize(files, files.size()).flatMap(read),
        SCHEMA);
  }

  /** The rows of one file; closes it at its end, and with the task. */
  private static final class Rows implements Iterator<Row> {

    private final InputFile file;
    private final Layout layout;
    private final RecordReader records;
    private RawRecord next;

    Rows(InputFile file, Layout layout, SerializableConfiguration hadoop) {
      this.file = file;
      this.layout = layout;
      try {
        this.records = RecordReader.of(file.openUnpacked(hadoop.value()), layout);
      } catch (IOException cause) {
        throw new UnreadableFile(file.name(), cause);
      }
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> close());
      this.next = read();
      if (layout.header() && !layout.json() && next != null) {
        this.next = read();
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      RawRecord record = next;
      next = read();
      String fault = isHeader(record) ? "header-again" : record.fault();
      return RowFactory.create(
          file.name(),
          record.line(),
          record.bytes(),
          fault,
          fault == null ? withoutBlanks(record.cells()) : null);
    }

    private static String[] withoutBlanks(String[] cells) {
      for (int at = 0; at < cells.length; at++) {
        if (cells[at] != null && CleanText.isBlank(cells[at])) {
          cells[at] = null;
        }
      }
      return cells;
    }

    private boolean isHeader(RawRecord record) {
      return layout.header()
          && !layout.json()
          && record.cells() != null
          && List.of(record.cells()).equals(layout.columns());
    }

    private RawRecord read() {
      try {
        return records.next();
      } catch (IOException cause) {
        throw new UnreadableFile(file.name(), cause);
      }
    }

    private void close() {
      try {
        records.close();
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
  }
}
