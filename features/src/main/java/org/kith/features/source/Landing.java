package org.kith.features.source;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.source.SourceContract.FileFormat;
import org.kith.features.source.SourceContract.Lookup;
import org.kith.features.source.file.Database;

/**
 * Copies of the tables that databases hold, as Parquet files: what a night reads twice is the same
 * both times, and what has not changed since the last night has the same bytes. They stand until
 * the landing is closed.
 */
public final class Landing implements AutoCloseable {

  private static final int PARTS = 4;
  private static final String UNFINISHED = "_unfinished";

  private final SparkSession spark;
  private final Path folder;

  private Landing(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** That of a lake; whoever opens it holds the lake's lease. */
  public static Landing in(Lake lake) {
    return new Landing(lake.spark(), new Path(lake.root(), "landing"));
  }

  /**
   * The contract with copies in place of its databases; itself where it has none.
   *
   * @throws org.kith.features.error.Problem as {@link Database#rows}
   */
  public SourceContract landed(SourceContract contract) {
    Map<String, Lookup> lookups = new LinkedHashMap<>();
    contract
        .lookups()
        .forEach(
            (name, lookup) -> {
              Optional<String> copy =
                  copied(
                      contract.name(),
                      "." + name,
                      lookup.path(),
                      lookup.format(),
                      lookup.columns());
              lookups.put(name, copy.map(lookup::readFrom).orElse(lookup));
            });
    Optional<String> copy =
        copied(contract.name(), "", contract.path(), contract.format(), contract.columns());
    return contract.readFrom(copy.orElse(contract.path()), lookups);
  }

  private Optional<String> copied(
      String source, String lookup, String table, FileFormat format, Map<String, String> columns) {
    if (!format.isDatabase()) {
      return Optional.empty();
    }
    Database database = new Database(source, format.url(), table);
    Path copy = new Path(folder, source + lookup);
    Dataset<Row> rows = database.rows(spark, List.copyOf(columns.keySet()));
    try {
      copy(rows, copy);
    } catch (IOException cause) {
      throw new UncheckedIOException("no copy can be laid down at " + copy, cause);
    } catch (Exception broken) {
      // The driver's SQLException comes out of a Scala method that does not declare it.
      throw database.unreadable(broken);
    }
    return Optional.of(copy.toString());
  }

  /** In an order of their own, so that the same rows are the same files. */
  private void copy(Dataset<Row> rows, Path copy) throws IOException {
    Column[] all = Arrays.stream(rows.columns()).map(Landing::quoted).toArray(Column[]::new);
    Path unfinished = new Path(copy, UNFINISHED);
    FileSystem files = files(copy);
    files.delete(copy, true);
    rows.repartition(PARTS, all).sortWithinPartitions(all).write().parquet(unfinished.toString());
    FileStatus[] parts = files.globStatus(new Path(unfinished, "part-*"));
    Arrays.sort(parts, Comparator.comparing(part -> part.getPath().getName()));
    for (int i = 0; i < parts.length; i++) {
      files.rename(parts[i].getPath(), new Path(copy, "part-%05d.parquet".formatted(i)));
    }
    files.delete(unfinished, true);
  }

  private static Column quoted(String name) {
    return col(Lookups.quoted(name));
  }

  /**
   * Asks each database of a contract for its columns, and copies nothing.
   *
   * @return whether its own rows lie in one
   * @throws org.kith.features.error.Problem as {@link Database#rows}
   */
  public static boolean look(SparkSession spark, SourceContract contract) {
    for (Lookup lookup : contract.lookups().values()) {
      look(spark, contract.name(), lookup.path(), lookup.format(), lookup.columns());
    }
    return look(spark, contract.name(), contract.path(), contract.format(), contract.columns());
  }

  private static boolean look(
      SparkSession spark,
      String source,
      String table,
      FileFormat format,
      Map<String, String> columns) {
    if (format.isDatabase()) {
      new Database(source, format.url(), table).rows(spark, List.copyOf(columns.keySet()));
    }
    return format.isDatabase();
  }

  @Override
  public void close() {
    try {
      files(folder).delete(folder, true);
    } catch (IOException cause) {
      throw new UncheckedIOException("the copies at " + folder + " cannot be deleted", cause);
    }
  }

  private FileSystem files(Path at) throws IOException {
    return at.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }
}
