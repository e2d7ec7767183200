package org.kith.models.recommend.matrix;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;

/**
 * What people chose, one row a person and item, and how strings become the integers of a matrix.
 */
public final class Interactions {

  private static final double LARGEST = 1e15;

  private Interactions() {}

  /**
   * One row for each person and item: {@code (person_id, item_id, weight double, occurred_at)}, the
   * latest {@code occurred_at}, null without dates. Weights add up as decimals, to nine places, so
   * that the sum is the same in any order.
   */
  public static Dataset<Row> pairs(Dataset<Row> interactions) {
    boolean dated = Arrays.asList(interactions.columns()).contains("occurred_at");
    Column when = dated ? col("occurred_at") : lit(null).cast("timestamp");
    Column weight = col("weight").cast("double");
    return interactions
        .where(col("person_id").isNotNull().and(col("item_id").isNotNull()))
        .where(weight.gt(0).and(weight.lt(Double.POSITIVE_INFINITY)))
        .select(
            col("person_id"),
            col("item_id"),
            least(weight, lit(LARGEST)).cast("decimal(28,9)").as("weight"),
            when.as("occurred_at"))
        .groupBy("person_id", "item_id")
        .agg(sum("weight").cast("double").as("weight"), max("occurred_at").as("occurred_at"))
        .where(col("weight").gt(0));
  }

  /**
   * Count of pairs and latest {@code occurred_at} (null without dates), in this order.
   *
   * @throws Problem {@code GATE_REFUSED} when there is no pair
   */
  public static Row summary(Dataset<Row> pairs) {
    Row summary = pairs.agg(count(lit(1)), max("occurred_at")).head();
    refuseNone(summary.getLong(0));
    return summary;
  }

  /**
   * @throws Problem {@code GATE_REFUSED} when there is no pair
   */
  public static void refuseNone(long pairs) {
    if (pairs == 0) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "interactions of people with items",
          "there are none with a weight above 0; at least one is needed",
          "Look whether a source fills orders, or take the recommender out of conf/models");
    }
  }

  /**
   * The distinct values of a column, numbered from 0 in their order: {@code (index int, column)}.
   */
  public static Dataset<Row> numbered(Dataset<Row> rows, String column) {
    StructType schema = StructType.fromDDL("index INT, " + column + " STRING");
    JavaRDD<Row> numbered =
        rows.select(column)
            .distinct()
            .orderBy(column)
            .toJavaRDD()
            .zipWithIndex()
            .map(pair -> RowFactory.create(Math.toIntExact(pair._2), pair._1.getString(0)));
    return rows.sparkSession().createDataFrame(numbered, schema);
  }

  /** The same for values that are at hand, already in order. */
  public static Dataset<Row> numbered(Dataset<Row> like, String column, String[] values) {
    StructType schema = StructType.fromDDL("index INT, " + column + " STRING");
    Row[] rows = new Row[values.length];
    Arrays.setAll(rows, i -> RowFactory.create(i, values[i]));
    return like.sparkSession().createDataFrame(List.of(rows), schema);
  }
}
