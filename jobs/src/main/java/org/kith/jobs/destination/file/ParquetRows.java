package org.kith.jobs.destination.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.MessageTypeBuilder;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet, compressed by Snappy: numbers and truth values as such, all else as text; a map is its
 * keys by value from the highest, joined by a bar.
 */
public final class ParquetRows implements Format {

  private static final int LONGEST_DECIMAL = 18;

  private final StructType columns;
  private final MessageType schema;
  private ParquetWriter<Group> writer;

  /**
   * @param columns names and types of the cells
   */
  public ParquetRows(StructType columns) {
    this.columns = columns;
    this.schema = schema(columns);
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    writer =
        ExampleParquetWriter.builder(new Through(out))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .build();
  }

  @Override
  public void row(Object[] cells) throws IOException {
    Group group = new SimpleGroupFactory(schema).newGroup();
    for (int at = 0; at < cells.length; at++) {
      if (cells[at] != null) {
        add(group, columns.apply(at), cells[at]);
      }
    }
    writer.write(group);
  }

  @Override
  public void end() throws IOException {
    writer.close();
  }

  private static void add(Group group, StructField column, Object cell) {
    String name = column.name();
    if (cell instanceof Boolean truth) {
      group.add(name, truth);
    } else if (cell instanceof Integer number) {
      group.add(name, number);
    } else if (cell instanceof Long number) {
      group.add(name, number);
    } else if (cell instanceof Double number) {
      group.add(name, number);
    } else if (cell instanceof BigDecimal number && isShort(column)) {
      group.add(name, number.unscaledValue().longValueExact());
    } else {
      group.add(name, CsvCell.text(cell));
    }
  }

  private static MessageType schema(StructType columns) {
    MessageTypeBuilder message = Types.buildMessage();
    for (StructField column : columns.fields()) {
      if (isShort(column)) {
        DecimalType type = (DecimalType) column.dataType();
        message
            .optional(PrimitiveTypeName.INT64)
            .as(LogicalTypeAnnotation.decimalType(type.scale(), type.precision()))
            .named(column.name());
      } else if (primitive(column) == PrimitiveTypeName.BINARY) {
        message
            .optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named(column.name());
      } else {
        message.optional(primitive(column)).named(column.name());
      }
    }
    return message.named("audience");
  }

  private static boolean isShort(StructField column) {
    return column.dataType() instanceof DecimalType type && type.precision() <= LONGEST_DECIMAL;
  }

  private static PrimitiveTypeName primitive(StructField column) {
    if (column.dataType() instanceof BooleanType) {
      return PrimitiveTypeName.BOOLEAN;
    }
    if (column.dataType() instanceof IntegerType) {
      return PrimitiveTypeName.INT32;
    }
    if (column.dataType() instanceof LongType) {
      return PrimitiveTypeName.INT64;
    }
    return column.dataType() instanceof DoubleType
        ? PrimitiveTypeName.DOUBLE
        : PrimitiveTypeName.BINARY;
  }

  /** Hands Parquet's bytes on to a stream that somebody else closes. */
  private record Through(OutputStream out) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSize) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
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

  /** Knows how far it is. */
  private static final class Counted extends DelegatingPositionOutputStream {

    private long position;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int single) throws IOException {
      super.write(single);
      position++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      super.write(buffer, offset, length);
      position += length;
    }

    @Override
    public void write(byte[] buffer) throws IOException {
      write(buffer, 0, buffer.length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
