package org.kith.features.item;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.FactTables;
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

  private static final List<String> COLUMNS =
      List.of(
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

  private static final String[] KEY = {"cutoff", "item_id"};

  private Items() {}

  /** The items as known at the end of the day. */
  public static Dataset<Row> of(PersonFacts facts, AsOf asOf) {
    return at(facts, List.of(asOf), COLUMNS).drop("cutoff");
  }

  /**
   * The items as known at the end of each of several days, from one pass over each table.
   *
   * @param cutoffs one or more, of one zone
   * @param wanted the columns to work out, besides {@code item_id}
   * @return {@code cutoff DATE}, the day, {@code item_id} and the wanted columns, one row an item
   *     and day
   */
  public static Dataset<Row> at(PersonFacts facts, List<AsOf> cutoffs, Collection<String> wanted) {
    Dataset<Row> items =
        facts.has(Table.CATALOG)
            ? Listings.catalogued(seen(facts, Table.CATALOG, cutoffs))
            : Listings.sold(seen(facts, Table.ORDERS, cutoffs));
    if (wanted.contains("category") || wanted.contains("rebuy")) {
      items = withTopics(items, facts, cutoffs);
    }
    if (wanted.contains("rebuy")) {
      items = withRebuy(items, facts, cutoffs);
    }
    if (wanted.contains("available")) {
      items = withStock(items, facts, cutoffs);
    }
    return items.select(
        Stream.concat(
                Stream.of("cutoff"),
                COLUMNS.stream().filter(name -> name.equals("item_id") || wanted.contains(name)))
            .map(name -> col(name))
            .toArray(Column[]::new));
  }

  private static Dataset<Row> withTopics(
      Dataset<Row> items, PersonFacts facts, List<AsOf> cutoffs) {
    if (!facts.has(Table.SOCIAL_EVENTS)) {
      return items;
    }
    return items
        .join(Topics.commonest(seen(facts, Table.SOCIAL_EVENTS, cutoffs)), KEY, "left")
        .withColumn("category", coalesce(col("category"), col("topic")))
        .drop("topic");
  }

  private static Dataset<Row> withRebuy(Dataset<Row> items, PersonFacts facts, List<AsOf> cutoffs) {
    if (!facts.has(Table.ORDERS)) {
      return items.withColumn("rebuy", coalesce(col("rebuy"), lit(false)));
    }
    Dataset<Row> orders = FactTables.seenBy(facts.of(Table.ORDERS), cutoffs);
    return Rebuying.withRebuy(items, orders, cutoffs.get(0).zone());
  }

  private static Dataset<Row> withStock(Dataset<Row> items, PersonFacts facts, List<AsOf> cutoffs) {
    Column onSale =
        coalesce(col("listed_on").leq(col("cutoff")), lit(true))
            .and(coalesce(col("delisted_on").gt(col("cutoff")), lit(true)));
    if (!facts.has(Table.STOCK)) {
      return items.withColumn("available", onSale);
    }
    return items
        .join(Listings.unitsInStock(seen(facts, Table.STOCK, cutoffs)), KEY, "left")
        .withColumn("available", onSale.and(coalesce(col("units").gt(0), lit(false))));
  }

  private static Dataset<Row> seen(PersonFacts facts, Table table, List<AsOf> cutoffs) {
    return FactTables.seenBy(facts.anonymous(table), cutoffs);
  }
}
