package org.kith.features.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;
import org.kith.features.lake.door.TableVersion;

/**
 * One brand's tables under one root, on any file system that Hadoop knows.
 *
 * <p>With {@code LakeWriter} and the ledgers beside it, the only code that reads and writes Delta.
 * A read is always of a pinned version, so that nothing downstream sees a table change under it.
 */
public final class Lake {

  private final SparkSession spark;
  private final Path root;
  private final Steps steps;
  private final Map<Pinned, Content> contents = new ConcurrentHashMap<>();

  /** A table as it is for good. */
  private record Pinned(Table table, long version) {}

  /** What a pinned table consists of, which never changes, so that it is looked up once. */
  private record Content(StructType schema, String[] files) {}

  /**
   * @param root folder or URI of the lake, such as {@code ./lake} or {@code hdfs://nn/kith/brand}
   */
  public Lake(SparkSession spark, String root) {
    this(spark, root, Steps.PLAIN);
  }

  /**
   * @param steps takes each step by which somebody changes the lake
   */
  public Lake(SparkSession spark, String root, Steps steps) {
    this.spark = spark;
    this.root = new Path(root);
    this.steps = steps;
  }

  /** The session on which the lake's frames run. */
  public SparkSession spark() {
    return spark;
  }

  /** The lake's root. */
  public Path root() {
    return root;
  }

  /** Takes the steps of all who change what lies below the root. */
  public Steps steps() {
    return steps;
  }

  /** The folder of a table. */
  public Path folderOf(Table table) {
    return new Path(new Path(root, "tables"), table.tableName());
  }

  /**
   * The rows of a table at its pinned version. A column of {@link Table#schema} that the version
   * lacks, since older code wrote it, is null.
   *
   * @return empty when the pins do not hold the table
   * @throws Problem {@code LAKE_DAMAGED} when the version cannot be read
   */
  public Optional<Dataset<Row>> read(Table table, Pins pins) {
    if (!pins.has(table)) {
      return Optional.empty();
    }
    Pinned pinned = new Pinned(table, pins.versionOf(table).getAsLong());
    try {
      Content content = contents.computeIfAbsent(pinned, this::contentOf);
      return Optional.of(
          content.files().length == 0
              ? spark.createDataFrame(List.of(), content.schema())
              : spark.read().schema(content.schema()).parquet(content.files()));
    } catch (Exception cause) {
      throw damaged(table, pinned.version(), cause);
    }
  }

  private Content contentOf(Pinned pinned) {
    try {
      TableVersion version =
          TableVersion.of(
              folderOf(pinned.table()).toString(),
              pinned.version(),
              spark.sparkContext().hadoopConfiguration());
      return new Content(
          whole(pinned.table(), (StructType) StructType.fromJson(version.schema())),
          version.files().toArray(String[]::new));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static StructType whole(Table table, StructType written) {
    List<String> there = List.of(written.fieldNames());
    StructType whole = written;
    for (StructField field : table.schema().fields()) {
      whole = there.contains(field.name()) ? whole : whole.add(field);
    }
    return whole;
  }

  /** The data files of a pinned table; none where the pins do not hold it. */
  List<String> filesOf(Table table, Pins pins) {
    if (read(table, pins).isEmpty()) {
      return List.of();
    }
    return List.of(contents.get(new Pinned(table, pins.versionOf(table).getAsLong())).files());
  }

  /**
   * Makes sure that every file of a pinned table is there.
   *
   * @throws Problem {@code LAKE_DAMAGED} when one is missing, or the version cannot be read
   */
  public void verify(Table table, Pins pins) {
    for (String file : filesOf(table, pins)) {
      if (!isThere(new Path(file))) {
        throw damaged(table, pins.versionOf(table).getAsLong(), null);
      }
    }
  }

  /** Whether every file of a pinned table is there, or the pins do not hold it. */
  public boolean isWhole(Table table, Pins pins) {
    try {
      verify(table, pins);
      return true;
    } catch (Problem lost) {
      return false;
    }
  }

  private boolean isThere(Path file) {
    try {
      return file.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(file);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot reach " + file, cause);
    }
  }

  /** That a release pins what cannot be read. */
  Problem damaged(Table table, long version, Exception cause) {
    return new Problem(
        Problem.Code.LAKE_DAMAGED,
        "table %s in %s".formatted(table.tableName(), root),
        "version %d cannot be read, though a release pins it".formatted(version),
        "Restore the table's folder from a backup, or run 'kith rollback' to an earlier release.",
        cause);
  }

  /**
   * The rows of a ledger as they are now; empty where it does not exist. Everything else is read
   * through pins.
   */
  Optional<Dataset<Row>> readNewest(Table ledger) {
    OptionalLong version = commits(ledger).newestVersion();
    return version.isEmpty()
        ? Optional.empty()
        : read(ledger, new Pins(Map.of(ledger, version.getAsLong())));
  }

  CommitLog commits(Table table) {
    return new CommitLog(folderOf(table), spark.sparkContext().hadoopConfiguration());
  }

  /**
   * As {@link #read}, with a frame of the table's own columns and no rows where the pins do not
   * hold it.
   */
  public Dataset<Row> readOrEmpty(Table table, Pins pins) {
    return read(table, pins).orElseGet(() -> spark.createDataFrame(List.of(), table.schema()));
  }
}
