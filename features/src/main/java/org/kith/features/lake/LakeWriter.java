package org.kith.features.lake;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Writes whole tables, each as one new Delta version, at most once for a stamp.
 *
 * <p>A stamp names what the rows were computed from. When a commit has landed and its answer was
 * lost, writing again with the same stamp finds the commit and gives its version back, so that a
 * repeated stage leaves nothing twice.
 */
public final class LakeWriter {

  private static final int COMMITS_SEARCHED = 50;

  private final Lake lake;

  public LakeWriter(Lake lake) {
    this.lake = lake;
  }

  /**
   * Makes the rows the table's newest version.
   *
   * @param stamp fingerprint of everything that decides the rows
   * @return the version that holds them
   */
  public long overwrite(Table table, Dataset<Row> rows, String stamp) {
    OptionalLong landed = versionStamped(table, stamp);
    if (landed.isPresent()) {
      return landed.getAsLong();
    }
    rows.write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("overwriteSchema", "true")
        .option("userMetadata", stamp)
        .save(lake.folderOf(table).toString());
    return versionStamped(table, stamp)
        .orElseThrow(
            () ->
                new IllegalStateException("the commit of " + table.tableName() + " left no stamp"));
  }

  /**
   * Adds rows to a ledger-like table, at most once for a stamp; gives the version that holds them.
   */
  public long append(Table table, Dataset<Row> rows, String stamp) {
    OptionalLong landed = versionStamped(table, stamp);
    if (landed.isPresent()) {
      return landed.getAsLong();
    }
    rows.write()
        .format("delta")
        .mode(SaveMode.Append)
        .option("userMetadata", stamp)
        .save(lake.folderOf(table).toString());
    return versionStamped(table, stamp)
        .orElseThrow(
            () ->
                new IllegalStateException("the commit of " + table.tableName() + " left no stamp"));
  }

  private OptionalLong versionStamped(Table table, String stamp) {
    String folder = lake.folderOf(table).toString();
    if (!DeltaTable.isDeltaTable(lake.spark(), folder)) {
      return OptionalLong.empty();
    }
    List<Row> commits =
        DeltaTable.forPath(lake.spark(), folder)
            .history(COMMITS_SEARCHED)
            .select("version", "userMetadata")
            .collectAsList();
    return commits.stream()
        .filter(commit -> stamp.equals(commit.getString(1)))
        .mapToLong(commit -> commit.getLong(0))
        .max();
  }
}
