package org.kith.features.lake;

import java.util.OptionalLong;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Writes tables, each write as one new Delta version, at most once for a stamp.
 *
 * <p>A stamp names what the rows were computed from. Where a commit has landed and its answer was
 * lost, writing again with the same stamp finds the commit and gives its version back, so that a
 * repeated stage leaves nothing twice.
 */
public final class LakeWriter {

  private final Lake lake;

  public LakeWriter(Lake lake) {
    this.lake = lake;
  }

  /**
   * Makes the rows the table's newest version, in place of all that the version before held.
   *
   * @param stamp fingerprint of everything that decides the rows
   * @return the version that holds them
   */
  public long overwrite(Table table, Dataset<Row> rows, String stamp) {
    return lake.steps()
        .give(
            "table " + table.tableName(),
            () -> commit(table, overwriting(rows), stamp).orElseThrow(() -> unstamped(table)));
  }

  /**
   * Adds rows to a ledger, which gains the columns that it lacks.
   *
   * @param stamp fingerprint of everything that decides the rows
   * @return the version that holds them and all before
   */
  public long append(Table table, Dataset<Row> rows, String stamp) {
    return commit(table, appending(rows), stamp).orElseThrow(() -> unstamped(table));
  }

  /**
   * Adds rows to a ledger, unless somebody has written there under this fence or a higher one.
   *
   * @param fence of the writer's lease, above that of all who held it before
   * @return the version that holds them; empty where the fence kept them out
   */
  OptionalLong append(Table table, Dataset<Row> rows, String stamp, long fence) {
    return commit(
        table,
        appending(rows).option("txnAppId", CommitLog.FENCE).option("txnVersion", fence),
        stamp);
  }

  private static DataFrameWriter<Row> overwriting(Dataset<Row> rows) {
    return rows.write().mode(SaveMode.Overwrite).option("overwriteSchema", "true");
  }

  private static DataFrameWriter<Row> appending(Dataset<Row> rows) {
    return rows.write().mode(SaveMode.Append).option("mergeSchema", "true");
  }

  /** The version that an earlier write with the stamp made; empty where there was none. */
  public OptionalLong landed(Table table, String stamp) {
    return lake.commits(table).versionStamped(stamp);
  }

  /** How many rows the write that made the version wrote; no job runs. */
  public long rowsWritten(Table table, long version) {
    return lake.commits(table).rowsWritten(version);
  }

  private OptionalLong commit(Table table, DataFrameWriter<Row> writer, String stamp) {
    OptionalLong landed = landed(table, stamp);
    if (landed.isPresent()) {
      return landed;
    }
    writer.format("delta").option("userMetadata", stamp).save(lake.folderOf(table).toString());
    return landed(table, stamp);
  }

  private static IllegalStateException unstamped(Table table) {
    return new IllegalStateException("the commit of " + table.tableName() + " left no stamp");
  }
}
