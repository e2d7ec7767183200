package org.kith.jobs.explain;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

/** The titles of a few items: from the catalogue, or where there is none from order lines. */
final class ItemTitles {

  private final Lake lake;
  private final Pins pins;

  ItemTitles(Lake lake, Pins pins) {
    this.lake = lake;
    this.pins = pins;
  }

  /** Titles by item; an item without a title is absent. */
  Map<String, String> of(List<String> items) {
    Map<String, String> titles = new HashMap<>();
    if (!items.isEmpty()) {
      if (pins.has(Table.ORDERS)) {
        titles.putAll(titles(Table.ORDERS, col("item_title"), items));
      }
      if (pins.has(Table.CATALOG)) {
        titles.putAll(titles(Table.CATALOG, coalesce(col("title_en"), col("title_zh")), items));
      }
    }
    return titles;
  }

  private Map<String, String> titles(Table table, Column title, List<String> items) {
    Dataset<Row> found =
        lake.readOrEmpty(table, pins)
            .where(FactTables.stands().and(col("item_id").isin(items.toArray())))
            .groupBy("item_id")
            .agg(max(title).as("title"))
            .where(col("title").isNotNull());
    Map<String, String> titles = new HashMap<>();
    found.collectAsList().forEach(row -> titles.put(row.getString(0), row.getString(1)));
    return titles;
  }
}
