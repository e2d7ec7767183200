package org.kith.jobs.night.item;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.kith.features.error.NearestName;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

/** The items that a night knows, by id: those of the catalogue and of orders. */
public final class KnownItems {

  private static final int NEAREST = 50;

  private final Dataset<Row> items;

  /** Those that a night or a release pins. */
  public KnownItems(Lake lake, Pins pins) {
    this.items = lake.readOrEmpty(Table.ITEMS, pins);
  }

  /** The rows of {@link Table#ITEMS}, an item once. */
  public Dataset<Row> all() {
    return items;
  }

  /** The item's row of {@link Table#ITEMS}; empty where nobody knows it. */
  public Optional<Row> find(String itemId) {
    return items.where(col("item_id").equalTo(itemId)).limit(1).collectAsList().stream()
        .findFirst();
  }

  /** What is wrong with an id that is none, as the end of the sentence "item X …". */
  public String fault() {
    return "is not among the %,d that are known".formatted(items.count());
  }

  /**
   * The item that was most likely meant, as a sentence, or another where none is near. Of all items
   * {@value #NEAREST} at most leave the cluster.
   */
  public String hint(String itemId, String otherwise) {
    List<String> near =
        items
            .select("item_id")
            .orderBy(
                levenshtein(lower(col("item_id")), lit(itemId.toLowerCase(Locale.ROOT))),
                col("item_id"))
            .limit(NEAREST)
            .as(Encoders.STRING())
            .collectAsList();
    return NearestName.hint(itemId, near, otherwise);
  }
}
