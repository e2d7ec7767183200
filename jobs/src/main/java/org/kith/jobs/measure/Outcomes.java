package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

/** What an experiment's people bought in its days, and before them. */
final class Outcomes {

  private final MeasureSettings settings;
  private final AsOf asOf;

  Outcomes(MeasureSettings settings, AsOf asOf) {
    this.settings = settings;
    this.asOf = asOf;
  }

  /**
   * Orders added to experiments.
   *
   * <p>In: {@link Experiments}' rows, and order facts with {@code person_id}. Out: the same
   * experiment rows with {@code ordered} 0 or 1 and {@code spend}, within the days; {@code
   * ordered_before} and {@code spend_before} of the days before the start, the orders' number;
   * {@code orders_ever} and {@code recency_days}, null for none, at the start. An order is placed
   * on its first day; what was sent back of it is taken from its spend. An order of refunds alone
   * counts for nothing.
   */
  Dataset<Row> of(Dataset<Row> experiments, Dataset<Row> orders) {
    Column day = to_date(from_utc_timestamp(col("occurred_at"), asOf.zone().getId()));
    Dataset<Row> placed =
        orders
            .where("person_id IS NOT NULL")
            .groupBy("person_id", "order_id")
            .agg(
                min(when(col("kind").equalTo("sale"), day)).as("day"),
                sum("spend").cast("double").as("paid"))
            .where("day IS NOT NULL")
            .drop("order_id");
    Column within = col("day").between(col("starts_on"), col("ends_on"));
    Column before = col("day").lt(col("starts_on"));
    Column lately =
        before.and(col("day").geq(date_sub(col("starts_on"), settings.before().count())));
    Dataset<Row> sums =
        experiments
            .select("experiment", "person_id", "starts_on", "ends_on")
            .join(placed, "person_id")
            .groupBy("experiment", "person_id")
            .agg(
                max(when(within, 1.0).otherwise(0.0)).as("ordered"),
                sum(when(within, col("paid")).otherwise(0.0)).as("spend"),
                count(when(lately, lit(1))).cast("double").as("ordered_before"),
                sum(when(lately, col("paid")).otherwise(0.0)).as("spend_before"),
                count(when(before, lit(1))).as("orders_ever"),
                min(when(before, datediff(col("starts_on"), col("day")))).as("recency_days"));
    return experiments
        .join(sums, new String[] {"experiment", "person_id"}, "left")
        .withColumn("ordered", orZero("ordered"))
        .withColumn("spend", orZero("spend"))
        .withColumn("ordered_before", least(lit(MOST_COUNTED), orZero("ordered_before")))
        .withColumn("spend_before", greatest(lit(0.0), orZero("spend_before")))
        .withColumn("orders_ever", coalesce(col("orders_ever"), lit(0L)));
  }

  /**
   * Who has bought in the last days.
   *
   * @param orders facts with {@code person_id}
   * @return {@code person_id}, one row a person
   */
  static Dataset<Row> lately(Dataset<Row> orders, AsOf asOf, Days window) {
    Column day = to_date(from_utc_timestamp(col("occurred_at"), asOf.zone().getId()));
    Date before = Date.valueOf(asOf.day().minusDays(window.count()));
    return orders
        .where("person_id IS NOT NULL AND kind = 'sale'")
        .where(day.gt(lit(before)))
        .select("person_id")
        .distinct();
  }

  /** Who bought more often than this before is one who buys often. */
  private static final double MOST_COUNTED = 10;

  private static Column orZero(String name) {
    return coalesce(col(name), lit(0.0));
  }
}
