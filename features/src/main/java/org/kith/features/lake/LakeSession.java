package org.kith.features.lake;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark session that can read and write the lake.
 *
 * <p>Instants are UTC in it, whatever the machine's zone. On {@code local[…]} masters the settings
 * suit one small machine; a cluster's own settings are left alone.
 */
public final class LakeSession {

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "spark.sql.extensions",
              "io.delta.sql.DeltaSparkSessionExtension,org.kith.features.lake.plan.LakePlanning",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.ansi.enabled", "true",
          // HotSpot compiles no larger method: one that long would run interpreted, tens of times
          // slower.
          "spark.sql.codegen.hugeMethodLimit", "8000",
          // A night generates more classes than the hundred that Spark would keep, and tasks would
          // compile again what was dropped.
          "spark.sql.codegen.cache.maxEntries", "1000",
          // Frames that lie by person are joined by person and day without being moved.
          "spark.sql.requireAllClusterKeysForCoPartition", "false",
          "spark.databricks.delta.skipRecordingEmptyCommits", "false",
          // After thirty days Delta would drop the entries of a log that lead to versions which
          // releases still pin. What may go is deleted by Purge.
          "spark.databricks.delta.properties.defaults.enableExpiredLogCleanup", "false",
          // Readers take whole tables. Least and greatest values of columns would cost a writer
          // more than they spare, and outlive the rows that are erased.
          "spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0");

  private static final Map<String, String> ON_ONE_MACHINE =
      Map.ofEntries(
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.sql.adaptive.enabled", "false"),
          Map.entry("spark.default.parallelism", "2"),
          // Every sort and hash table of a task takes a whole page at once; by Spark's own choice
          // 64 MB of it, so that a task that joins twenty small frames fills the heap.
          Map.entry("spark.buffer.pageSize", "2m"),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          // A person's sets and lists are some kilobytes; Spark's own 128 people a task would send
          // all others through a sort.
          Map.entry("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "4096"),
          Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
          Map.entry("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2"),
          Map.entry("spark.databricks.delta.stats.collect.using.tableSchema", "true"),
          // A local scheduler looks again only when a task ends: one that waits for a better place,
          // as a block of HDFS asks for, would wait for ever.
          Map.entry("spark.locality.wait", "0s"),
          Map.entry("spark.driver.host", "localhost"));

  /**
   * Settings for work that is over before generated code pays: some ten thousand people. Compiling
   * it takes longer than interpreting the expressions.
   */
  public static final Map<String, String> SMALL_WORK =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.subexpressionElimination.enabled", "false");

  private LakeSession() {}

  /**
   * Opens the session, or gives back the one that is open.
   *
   * @param master Spark master, such as {@code local[*]}; null leaves it to {@code spark-submit}
   * @param settings the brand's own Spark settings, laid over the others
   */
  public static SparkSession open(String master, Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("kith");
    EVERYWHERE.forEach(builder::config);
    if (master != null) {
      builder.master(master);
      if (master.startsWith("local")) {
        ON_ONE_MACHINE.forEach(builder::config);
      }
    }
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }
}
