package org.kith.features.item;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.kith.features.lake.Table;

/**
 * What a brand listed at some cut-offs, from its catalogue or from what it sold, with the columns
 * of the latter. In: rows with {@code cutoff DATE}. Out: one row an item and cut-off.
 */
final class Listings {

  private static final String[] COLUMNS = {
    "title_en",
    "title_zh",
    "brand",
    "department",
    "category",
    "subcategory",
    "price",
    "price_tier",
    "rung",
    "rebuy",
    "listed_on",
    "delisted_on"
  };

  private Listings() {}

  /** The latest known row of each item in the catalogue. */
  static Dataset<Row> catalogued(Dataset<Row> catalog) {
    Column row = struct(Arrays.stream(COLUMNS).map(c -> col(c)).toArray(Column[]::new));
    return catalog
        .groupBy("cutoff", "item_id")
        .agg(max_by(row, struct(col("known_at"), col("occurred_at"), row)).as("row"))
        .select(col("cutoff"), col("item_id"), col("row.*"));
  }

  /** Each item on an order line that is no fee, with its latest title and price. */
  static Dataset<Row> sold(Dataset<Row> orders) {
    Column at = coalesce(col("occurred_at"), col("known_at"));
    Column title = col("item_title");
    Column price = col("price");
    Dataset<Row> named =
        orders
            .where(col("item_id").isNotNull().and(col("kind").notEqual("adjustment")))
            .groupBy("cutoff", "item_id")
            .agg(
                max_by(title, struct(title.isNotNull(), at, title)).as("title_en"),
                max_by(price, struct(price.isNotNull(), at, price)).as("price"));
    StructType schema = Table.CATALOG.schema();
    Column[] columns =
        Arrays.stream(COLUMNS)
            .map(
                name ->
                    name.equals("title_en") || name.equals("price")
                        ? col(name)
                        : lit(null).cast(schema.apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    return named
        .select(col("cutoff"), col("item_id"), struct(columns).as("row"))
        .select("cutoff", "item_id", "row.*");
  }

  /** {@code (cutoff, item_id, units BIGINT)}: those of all stores, each as last known. */
  static Dataset<Row> unitsInStock(Dataset<Row> stock) {
    Column order = struct(col("known_at"), col("occurred_at"), col("units"));
    return stock
        .withColumn("place", coalesce(col("store_id"), lit("")))
        .groupBy("cutoff", "item_id", "place")
        .agg(max_by(col("units"), order).as("units"))
        .groupBy("cutoff", "item_id")
        .agg(sum("units").as("units"));
  }
}
