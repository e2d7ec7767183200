package org.kith.features.item;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * The items that people can choose, as known on a day.
 *
 * <p>They come from the catalogue, or, where a brand has none, from its order lines: every item
 * ever sold or returned, with its latest title and price. Out: {@code (item_id STRING, title_en
 * STRING, title_zh STRING, brand STRING, department STRING, category STRING, subcategory STRING,
 * price DECIMAL(18,4), price_tier STRING, rung STRING, rebuy BOOLEAN, available BOOLEAN)}, one row
 * an item, no order; {@code rebuy} and {@code available} are never null.
 *
 * <ul>
 *   <li>{@code category}: the catalogue's, else the topic that people put on the item most often
 *       (of equals the first by letter), else null.
 *   <li>{@code rebuy}: the catalogue's word, else whether people rebuy in its category, see {@link
 *       Rebuying}.
 *   <li>{@code available}: listed, not delisted by that day, and, where there is a stock table, in
 *       stock somewhere.
 * </ul>
 */
public final class Items {

  private Items() {}

  /** The items as known at the end of the day. */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf) {
    Dataset<Row> listed =
        facts.has(Table.CATALOG) ? Listings.catalogued(facts, asOf) : Listings.sold(facts, asOf);
    Dataset<Row> placed = withTopics(listed, facts, asOf);
    Dataset<Row> learnt = Rebuying.withRebuy(placed, facts, asOf);
    return withStock(learnt, facts, asOf)
        .select(
            "item_id",
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
            "available");
  }

  private static Dataset<Row> withTopics(Dataset<Row> items, PersonFacts facts, AsOf asOf) {
    if (!facts.has(Table.SOCIAL_EVENTS)) {
      return items;
    }
    return items
        .join(Topics.commonest(facts, asOf), "item_id", "left")
        .withColumn("category", coalesce(col("category"), col("topic")))
        .drop("topic");
  }

  private static Dataset<Row> withStock(Dataset<Row> items, PersonFacts facts, AsOf asOf) {
    Column day = lit(java.sql.Date.valueOf(asOf.day()));
    Column onSale =
        coalesce(col("listed_on").leq(day), lit(true))
            .and(coalesce(col("delisted_on").gt(day), lit(true)));
    if (!facts.has(Table.STOCK)) {
      return items.withColumn("available", onSale);
    }
    return items
        .join(Listings.unitsInStock(facts, asOf), "item_id", "left")
        .withColumn("available", onSale.and(coalesce(col("units").gt(0), lit(false))));
  }
}
