package org.kith.models.recommend.list;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

/** Who did something lately. */
public final class Activity {

  private Activity() {}

  /**
   * The people who did something in the span of days that ends with the as-of's own, from its first
   * instant to its last.
   *
   * @param people {@code (person_id, …)}; their columns and rows stay as they are
   * @param activity {@code (person_id, occurred_at)}; who did something at an unknown time counts
   *     as active
   */
  public static Dataset<Row> within(
      Dataset<Row> people, Dataset<Row> activity, Days span, AsOf asOf) {
    Column at = col("occurred_at");
    Column lately = at.geq(lit(asOf.startOfLast(span.count()))).and(at.lt(lit(asOf.cutoff())));
    Dataset<Row> active = activity.where(at.isNull().or(lately)).select("person_id").distinct();
    return people.join(active, new String[] {"person_id"}, "left_semi");
  }
}
