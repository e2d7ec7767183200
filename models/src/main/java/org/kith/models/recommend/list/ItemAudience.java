package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.kith.models.recommend.RecommenderModel;

/** Who would want an item: the people for whom a model scores it highest. */
public final class ItemAudience {

  private ItemAudience() {}

  /**
   * The item's audience.
   *
   * <p>Out: {@code (person_id, rank int, score double)}, at most n rows, rank from 1 by score
   * descending, then person ascending. Owners of the item are left out, and so is everybody of whom
   * the model knows nothing. Empty where the model does not know the item.
   *
   * @param people {@code (person_id)}, those who may be in it
   * @param owners {@code (person_id, item_id)}, who has what
   * @param n largest audience, 1 or more
   */
  public static Dataset<Row> of(
      RecommenderModel model, Dataset<Row> people, Dataset<Row> owners, String itemId, int n) {
    Dataset<Row> item =
        people.sparkSession().createDataset(List.of(itemId), Encoders.STRING()).toDF("item_id");
    Dataset<Row> owned =
        owners.select("person_id", "item_id").where(col("item_id").equalTo(itemId));
    Dataset<Row> best =
        model
            .lists(people, owned, item, 1, false)
            .where(col("model").equalTo(model.algorithm()))
            .orderBy(col("score").desc(), col("person_id"))
            .limit(n);
    return best.withColumn(
            "rank", row_number().over(Window.orderBy(col("score").desc(), col("person_id"))))
        .select("person_id", "rank", "score");
  }
}
