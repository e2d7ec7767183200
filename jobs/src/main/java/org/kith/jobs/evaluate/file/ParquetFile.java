package org.kith.jobs.evaluate.file;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Parquet, one file or a folder of them; every column is read as text. */
final class ParquetFile implements FlatFile {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  private final Path path;
  private final Dataset<Row> rows;

  ParquetFile(Path path, SparkSession spark) {
    this.path = path;
    this.rows = spark.read().parquet(path.toUri().toString());
  }

  /** Whether that is Parquet, by its first bytes; for a folder, whether any file in it is. */
  static boolean is(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        return files.anyMatch(file -> file.toString().endsWith(".parquet"));
      }
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public List<String> header() {
    return List.of(rows.columns());
  }

  @Override
  public void forEach(RowReader reader) {
    Column[] asText =
        Arrays.stream(rows.columns())
            .map(name -> col(quoteIdentifier(name)).cast("string"))
            .toArray(Column[]::new);
    String[] cells = new String[asText.length];
    Iterator<Row> each = rows.select(asText).toLocalIterator();
    while (each.hasNext()) {
      Row row = each.next();
      for (int i = 0; i < cells.length; i++) {
        String text = row.getString(i);
        cells[i] = text == null || text.isBlank() ? null : text.strip();
      }
      reader.row(cells);
    }
  }
}
