package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Which simulated person each person is that the night found among those who order. */
final class TrueBuyers {

  private TrueBuyers() {}

  /**
   * Pairs, each person and each simulated person at most once: by most orders together, ties by id.
   *
   * <p>In: {@code orders (person_id, order_id, …)}; {@code identity (source, record, person)}. Out:
   * {@code (person_id, person)}, of those who have ordered, no order.
   */
  static Dataset<Row> of(Dataset<Row> orders, Dataset<Row> identity) {
    Dataset<Row> shared =
        orders
            .where(col("person_id").isNotNull())
            .select("person_id", "order_id")
            .distinct()
            .join(
                identity
                    .where("source = 'orders'")
                    .select(col("record").as("order_id"), col("person")),
                "order_id")
            .groupBy("person_id", "person")
            .agg(count(lit(1)).as("orders"));
    return shared
        .withColumn("of_person", rank("person_id", "person"))
        .withColumn("of_true", rank("person", "person_id"))
        .where("of_person = 1 AND of_true = 1")
        .select("person_id", "person");
  }

  private static Column rank(String whose, String other) {
    WindowSpec most = Window.partitionBy(whose).orderBy(col("orders").desc(), col(other));
    return row_number().over(most);
  }
}
