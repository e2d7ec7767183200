package org.kith.models.basket;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Lines of receipts made into baskets. */
public final class Baskets {

  private Baskets() {}

  /**
   * A row a basket.
   *
   * <p>In: {@code (basket_id, item_id)}, any number of rows a pair; a null on either side is no
   * line. Out: {@code (items array<string>)}, each item once, ascending; no order of rows.
   */
  public static Dataset<Row> of(Dataset<Row> lines) {
    return lines
        .where(col("basket_id").isNotNull().and(col("item_id").isNotNull()))
        .groupBy("basket_id")
        .agg(array_sort(collect_set(col("item_id").cast("string"))).as("items"))
        .select("items");
  }

  /**
   * The lines with each item's category in its place, so that rules between categories are mined
   * from them as those between items are.
   *
   * <p>In: {@code (basket_id, item_id)} and {@code (item_id, category)}, a row an item; lines whose
   * item has no category are left out. Out: {@code (basket_id, item_id)}, the latter a category.
   */
  public static Dataset<Row> byCategory(Dataset<Row> lines, Dataset<Row> categories) {
    return lines
        .join(categories.select("item_id", "category"), "item_id")
        .where(col("category").isNotNull())
        .select(col("basket_id"), col("category").as("item_id"))
        .distinct();
  }
}
