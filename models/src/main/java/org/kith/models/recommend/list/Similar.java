package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Items that the same people choose, and people who choose the same items.
 *
 * <p>Two are as similar as the cosine of the sets of those who chose them, or of what they chose:
 * common ÷ √(of the one · of the other), above 0 to 1 (Sarwar et al. 2001, section 3.1, on choices
 * instead of ratings). Computed for those asked about alone.
 */
public final class Similar {

  private Similar() {}

  /**
   * The items most similar to some items.
   *
   * <p>Out: {@code (item_id, other_item_id, rank int, score double)}, at most n rows an item asked
   * about, rank from 1 by score descending, then other item ascending. An item that nobody chose,
   * or whose people chose nothing else, has no row.
   *
   * @param choices {@code (person_id, item_id)}; rows may repeat
   * @param asked {@code (item_id)}
   */
  public static Dataset<Row> items(Dataset<Row> choices, Dataset<Row> asked, int n) {
    return nearest(choices, asked, "item_id", "person_id", n);
  }

  /**
   * The people most similar to some people: {@code (person_id, other_person_id, rank, score)}, as
   * {@link #items}. Nothing but ids is told of anybody.
   *
   * @param asked {@code (person_id)}
   */
  public static Dataset<Row> people(Dataset<Row> choices, Dataset<Row> asked, int n) {
    return nearest(choices, asked, "person_id", "item_id", n);
  }

  private static Dataset<Row> nearest(
      Dataset<Row> choices, Dataset<Row> asked, String whom, String through, int n) {
    String other = "other_" + whom;
    Dataset<Row> pairs = choices.select(whom, through).distinct();
    Dataset<Row> own = pairs.join(asked.select(whom).distinct(), whom);
    Dataset<Row> sizes = pairs.groupBy(whom).agg(count(lit(1)).as("size"));
    Dataset<Row> common =
        own.join(pairs.withColumnRenamed(whom, other), through)
            .where(col(whom).notEqual(col(other)))
            .groupBy(whom, other)
            .agg(count(lit(1)).as("common"));
    return common
        .join(sizes, whom)
        .join(sizes.withColumnRenamed(whom, other).withColumnRenamed("size", "other_size"), other)
        .withColumn("score", col("common").divide(sqrt(col("size").multiply(col("other_size")))))
        .withColumn(
            "rank",
            row_number().over(Window.partitionBy(whom).orderBy(col("score").desc(), col(other))))
        .where(col("rank").leq(n))
        .select(whom, other, "rank", "score");
  }
}
