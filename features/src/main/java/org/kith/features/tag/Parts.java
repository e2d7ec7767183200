package org.kith.features.tag;

import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/** Into how many parts people are dealt, so that the sums of a part's people fit into memory. */
final class Parts {

  private static final long BYTES = 8L << 20;
  private static final long MOST = 10_000;

  private Parts() {}

  /**
   * One for each 8 MiB of the largest frame's files, and no fewer than Spark's own {@code
   * spark.sql.shuffle.partitions}.
   */
  static int of(Collection<Dataset<Row>> frames) {
    long most = frames.stream().mapToLong(Parts::bytes).max().orElse(0);
    int fewest =
        frames.stream()
            .findFirst()
            .map(frame -> frame.sparkSession().conf().get("spark.sql.shuffle.partitions"))
            .map(Integer::parseInt)
            .orElse(1);
    return (int) Math.max(fewest, Math.min(MOST, (most + BYTES - 1) / BYTES));
  }

  /** Of files alone: what Spark guesses of frames that were worked out is no measure. */
  private static long bytes(Dataset<Row> frame) {
    long bytes = 0;
    for (LogicalPlan leaf :
        CollectionConverters.asJava(frame.queryExecution().analyzed().collectLeaves())) {
      if (leaf instanceof LogicalRelation files) {
        bytes += files.relation().sizeInBytes();
      }
    }
    return bytes;
  }
}
