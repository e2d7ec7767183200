package org.kith.jobs.erase.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.destination.file.Zipped;

/**
 * Opens export files.
 *
 * @param spark reads Parquet
 * @param files where they lie
 */
public record Sheets(SparkSession spark, FileSystem files) {

  private static final String OCEAN = "ocean-engine";

  /**
   * A file's rows.
   *
   * @param dialect in which it is written; only Ocean Engine's cannot be told from the file
   * @param idColumns headers of the columns that name people; where a file has none of them, any
   *     cell may
   * @return empty for what is no file of people, such as a manifest
   * @throws IOException when it cannot be read
   */
  public Optional<Sheet> open(Path file, String dialect, Set<String> idColumns) throws IOException {
    String name = file.getName();
    Columns columns = new Columns(idColumns);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> Optional.of(TextSheets.csv(bytes(file), columns));
      case "txt" -> Optional.of(TextSheets.lines(bytes(file)));
      case "jsonl" -> Optional.of(TextSheets.json(bytes(file), columns));
      case "zip" -> Optional.of(zipped(bytes(file), dialect));
      case "parquet" -> Optional.of(ParquetSheet.of(spark, file, columns));
      default -> Optional.empty();
    };
  }

  private static Sheet zipped(byte[] content, String dialect) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      ZipEntry entry = zip.getNextEntry();
      byte[] lines = zip.readAllBytes();
      Sheet inner = dialect.equals(OCEAN) ? OceanSheet.of(lines) : TextSheets.lines(lines);
      return new Sheet(inner.head(), inner.rows(), new Zipped(inner.format(), entry.getName()));
    }
  }

  private byte[] bytes(Path file) throws IOException {
    try (var in = files.open(file)) {
      return in.readAllBytes();
    }
  }
}
