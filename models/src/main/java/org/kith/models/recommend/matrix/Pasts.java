package org.kith.models.recommend.matrix;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each person chose, as numbers of items and strengths. */
public final class Pasts {

  private Pasts() {}

  /**
   * One row a person: {@code (person_id string, past_items array<int>, past_weights array<float>)},
   * items ascending.
   *
   * @param pairs as {@link Interactions#pairs} gives them
   * @param itemIds all items; an item's number is its place
   */
  public static Dataset<Row> of(Dataset<Row> pairs, String[] itemIds, Strength strength) {
    Dataset<Row> numbers = Interactions.numbered(pairs, "item_id", itemIds);
    return pairs
        .join(broadcast(numbers.withColumnRenamed("index", "item")), "item_id")
        .select(
            col("person_id"),
            struct(col("item"), strength.of(col("weight")).cast("float").as("strength")).as("tie"))
        .groupBy("person_id")
        .agg(sort_array(collect_list("tie")).as("past"))
        .select(
            col("person_id"),
            col("past.item").as("past_items"),
            col("past.strength").as("past_weights"));
  }
}
