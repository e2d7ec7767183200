package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kith.models.recommend.RecommenderModel;

/** A model whose scores a test writes down; a person without any gets items by their popularity. */
final class TableModel implements RecommenderModel {

  private final Dataset<Row> scores;
  private final Dataset<Row> popularity;

  /**
   * @param scores {@code (person_id, item_id, score)}
   * @param popularity {@code (item_id, popularity)} of every item that the model knows
   */
  TableModel(Dataset<Row> scores, Dataset<Row> popularity) {
    this.scores = scores;
    this.popularity = popularity;
  }

  @Override
  public String algorithm() {
    return "table";
  }

  @Override
  public long items() {
    return popularity.count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    String[] pair = {"person_id", "item_id"};
    Dataset<Row> known = scores.select("person_id").distinct().withColumn("known", lit(true));
    Dataset<Row> shelf =
        items == null ? popularity : popularity.join(items.select("item_id").distinct(), "item_id");
    return people
        .select("person_id")
        .distinct()
        .join(known, new String[] {"person_id"}, "left")
        .crossJoin(shelf)
        .join(scores, pair, "left")
        .join(exclude.select("person_id", "item_id").distinct(), pair, "left_anti")
        .withColumn("score", when(col("known"), col("score")).otherwise(col("popularity")))
        .where(col("score").isNotNull())
        .withColumn(
            "rank",
            row_number()
                .over(Window.partitionBy("person_id").orderBy(col("score").desc(), col("item_id"))))
        .where(col("rank").leq(n))
        .select(
            col("person_id"),
            col("item_id"),
            col("rank"),
            col("score"),
            lit(reasons ? "because" : null).cast("string").as("reason"),
            lit(null).cast("string").as("because_item_id"),
            when(coalesce(col("known"), lit(false)), "table").otherwise("popularity").as("model"));
  }

  @Override
  public void save(String folder) {
    throw new AssertionError("lists are made of it, and it is not saved");
  }

  @Override
  public void close() {
    // Nothing to free.
  }
}
