package org.kith.features.item;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether an item is one that people buy again.
 *
 * <p>Where the catalogue does not say, it is learnt from a category's sales: of the pairs of person
 * and item, at least {@value #REBUYING_SHARE} were bought on two days or more, days in the brand's
 * zone. Items without a category are taken together as if they were one. A category that nobody
 * bought, and sales without dates, teach nothing, which means no.
 */
final class Rebuying {

  static final double REBUYING_SHARE = .2;

  private Rebuying() {}

  /**
   * The items of some cut-offs with {@code rebuy} filled.
   *
   * @param orders order lines of persons, with {@code cutoff DATE}
   * @param zone of the brand
   */
  static Dataset<Row> withRebuy(Dataset<Row> items, Dataset<Row> orders, ZoneId zone) {
    Dataset<Row> kinds = items.withColumn("kind", struct(col("category")));
    return kinds
        .join(
            shares(kinds.select("cutoff", "item_id", "kind"), orders, zone),
            new String[] {"cutoff", "kind"},
            "left")
        .withColumn(
            "rebuy", coalesce(col("rebuy"), col("rebought_share").geq(REBUYING_SHARE), lit(false)))
        .drop("kind", "rebought_share");
  }

  /** {@code (cutoff, kind, rebought_share)}; a struct, unlike the category in it, is never null. */
  private static Dataset<Row> shares(Dataset<Row> kinds, Dataset<Row> orders, ZoneId zone) {
    Column day = to_date(from_utc_timestamp(col("occurred_at"), zone.getId()));
    return orders
        .where(col("kind").equalTo("sale").and(col("person_id").isNotNull()))
        .groupBy("cutoff", "person_id", "item_id")
        .agg(count_distinct(day).as("days"))
        .join(kinds, new String[] {"cutoff", "item_id"})
        .groupBy("cutoff", "kind")
        .agg(avg(col("days").geq(2).cast("double")).as("rebought_share"));
  }
}
