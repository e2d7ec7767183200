package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which step each person comes to next: the price tier above the one that the person buys most
 * often (of equals the higher), or the rung above the highest that the person bought from.
 *
 * @param column of the items, that says on which step an item stands
 * @param steps its values from the lowest; other values, and null, are on no step
 * @param lowest place in {@code steps} of the first step that anybody comes to: who bought nothing
 *     starts at the first rung, but has no price tier to go up from
 */
record NextStep(String column, List<String> steps, int lowest) {

  static NextStep of(ListSettings settings) {
    return settings.step().equals(ListSettings.UP_SELL)
        ? new NextStep("price_tier", settings.priceTiers(), 1)
        : new NextStep("rung", settings.rungs(), 0);
  }

  /**
   * {@code (person_id, step int)}: the place in {@link #steps} of each person's next one; who has
   * none is absent.
   */
  Dataset<Row> places(Dataset<Row> people, Dataset<Row> purchases, Dataset<Row> items) {
    Column place = array_position(lit(steps.toArray(String[]::new)), col(column)).cast("int");
    Dataset<Row> bought =
        purchases
            .select("person_id", "item_id")
            .join(items.select("item_id", column), "item_id")
            .withColumn("step", place)
            .where(col("step").gt(0));
    Dataset<Row> reached = lowest == 0 ? highest(bought) : commonest(bought);
    return people
        .select("person_id")
        .distinct()
        .join(reached, new String[] {"person_id"}, "left")
        .select(col("person_id"), coalesce(col("step"), lit(0)).as("step"))
        .where(col("step").geq(lowest).and(col("step").lt(steps.size())));
  }

  private static Dataset<Row> highest(Dataset<Row> bought) {
    return bought.groupBy("person_id").agg(max("step").as("step"));
  }

  private static Dataset<Row> commonest(Dataset<Row> bought) {
    return bought
        .groupBy("person_id", "step")
        .agg(count(lit(1)).as("times"))
        .groupBy("person_id")
        .agg(max_by(col("step"), struct(col("times"), col("step"))).as("step"));
  }
}
