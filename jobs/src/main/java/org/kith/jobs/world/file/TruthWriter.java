package org.kith.jobs.world.file;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/** Writes one Parquet file of a truth table. */
final class TruthWriter implements AutoCloseable {

  private static final long ROW_GROUP = 8L << 20;

  private final MessageType schema;
  private final ParquetWriter<Group> writer;

  TruthWriter(TruthSheet sheet, FSDataOutputStream file) throws IOException {
    schema = sheet.schema();
    writer =
        ExampleParquetWriter.builder(new Opened(file))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(ROW_GROUP)
            .build();
  }

  /** Writes a row: a {@code String}, {@code Double}, {@code Long} or {@code LocalDate} a column. */
  void row(Object... values) throws IOException {
    Group group = new SimpleGroup(schema);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Double number) {
        group.add(i, (double) number);
      } else if (value instanceof Long number) {
        group.add(i, (long) number);
      } else if (value instanceof LocalDate date) {
        group.add(i, (int) date.toEpochDay());
      } else if (value != null) {
        group.add(i, (String) value);
      }
    }
    writer.write(group);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** A file that is already open, as Parquet wants it. */
  private record Opened(FSDataOutputStream file) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      return HadoopStreams.wrap(file);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return HadoopStreams.wrap(file);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
