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
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/** What a brand lists, from its catalogue or from what it sold, with the columns of the latter. */
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
  static Dataset<Row> catalogued(PersonFacts facts, AsOf asOf) {
    return latest(facts.of(Table.CATALOG, asOf), "item_id", COLUMNS);
  }

  /** Each item on an order line that is no fee, with its latest title and price. */
  static Dataset<Row> sold(PersonFacts facts, AsOf asOf) {
    Column at = coalesce(col("occurred_at"), col("known_at"));
    Column title = col("item_title");
    Column price = col("price");
    Dataset<Row> named =
        facts
            .of(Table.ORDERS, asOf)
            .where(col("item_id").isNotNull().and(col("kind").notEqual("adjustment")))
            .groupBy("item_id")
            .agg(
                max_by(title, struct(title.isNotNull(), at, title)).as("title_en"),
                max_by(price, struct(price.isNotNull(), at, price)).as("price"));
    org.apache.spark.sql.types.StructType schema = Table.CATALOG.schema();
    Column[] columns =
        Arrays.stream(COLUMNS)
            .map(
                name ->
                    name.equals("title_en") || name.equals("price")
                        ? col(name)
                        : lit(null).cast(schema.apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    return named.select(col("item_id"), struct(columns).as("row")).select("item_id", "row.*");
  }

  /** {@code (item_id, units BIGINT)}: the units of all stores together, each as last known. */
  static Dataset<Row> unitsInStock(PersonFacts facts, AsOf asOf) {
    Dataset<Row> stock =
        facts.of(Table.STOCK, asOf).withColumn("place", coalesce(col("store_id"), lit("")));
    Column order = struct(col("known_at"), col("occurred_at"), col("units"));
    return stock
        .groupBy("item_id", "place")
        .agg(max_by(col("units"), order).as("units"))
        .groupBy("item_id")
        .agg(sum("units").as("units"));
  }

  private static Dataset<Row> latest(Dataset<Row> rows, String key, String... columns) {
    Column row = struct(Arrays.stream(columns).map(c -> col(c)).toArray(Column[]::new));
    return rows.groupBy(key)
        .agg(max_by(row, struct(col("known_at"), col("occurred_at"), row)).as("row"))
        .select(col(key), col("row.*"));
  }
}
