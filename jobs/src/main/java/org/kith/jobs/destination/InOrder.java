package org.kith.jobs.destination;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Rows in a total order. Few are sorted by one task, since a sort across tasks costs a file of some
 * hundred rows longer than its work; the order is the same either way.
 */
final class InOrder {

  private static final long FEW = 100_000;

  private InOrder() {}

  /**
   * The rows by these columns, ascending.
   *
   * @param atMost no more rows than this
   */
  static Dataset<Row> by(Dataset<Row> rows, long atMost, String... columns) {
    Column[] order = Stream.of(columns).map(functions::col).toArray(Column[]::new);
    return atMost <= FEW ? rows.coalesce(1).sortWithinPartitions(order) : rows.orderBy(order);
  }
}
