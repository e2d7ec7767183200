package org.kith.features.tag.relation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * First purchases of items with which people had to do on social media before they bought them
 * (种草), and how long it took them.
 *
 * <p>In: order lines and social events with {@code cutoff}, as known at each cut-off. Out: {@code
 * (cutoff, person_id, item_id, lag_days INT, occurred_at, known_at)}, one row a cut-off, person and
 * item, no order; {@code lag_days} are the brand's days from the first social act about the item to
 * the first sale of it, 0 or more; both times are the sale's, {@code known_at} not before that of
 * the act. Rows without a date or an item do not count.
 */
final class SeededPurchases {

  private SeededPurchases() {}

  static Dataset<Row> of(Dataset<Row> orders, Dataset<Row> events, ZoneId zone) {
    Dataset<Row> bought = first(orders.where("kind = 'sale'"), "bought");
    Dataset<Row> seeded = first(events, "seeded");
    Column lag =
        datediff(
            BrandTime.day(col("bought.occurred_at"), zone),
            BrandTime.day(col("seeded.occurred_at"), zone));
    return bought
        .join(seeded, new String[] {"cutoff", "person_id", "item_id"})
        .where(col("seeded.occurred_at").lt(col("bought.occurred_at")))
        .select(
            col("cutoff"),
            col("person_id"),
            col("item_id"),
            lag.as("lag_days"),
            col("bought.occurred_at").as("occurred_at"),
            greatest(col("bought.known_at"), col("seeded.known_at")).as("known_at"));
  }

  private static Dataset<Row> first(Dataset<Row> rows, String name) {
    return rows.where(col("item_id").isNotNull().and(col("occurred_at").isNotNull()))
        .groupBy("cutoff", "person_id", "item_id")
        .agg(min(struct(col("occurred_at"), col("known_at"))).as(name));
  }
}
