package org.kith.features.item;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negative;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What people say an item is, from the topics that they put on it. */
final class Topics {

  private Topics() {}

  /**
   * {@code (cutoff, item_id, topic)}, one row an item with a topic: the one put on it most often,
   * of equals the first by letter.
   *
   * @param events social events with {@code cutoff DATE}
   */
  static Dataset<Row> commonest(Dataset<Row> events) {
    return events
        .where(
            col("kind")
                .equalTo("tag")
                .and(col("item_id").isNotNull())
                .and(col("topic").isNotNull()))
        .groupBy("cutoff", "item_id", "topic")
        .agg(count(lit(1)).as("times"))
        .groupBy("cutoff", "item_id")
        .agg(min_by(col("topic"), struct(negative(col("times")), col("topic"))).as("topic"));
  }
}
