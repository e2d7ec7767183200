package org.kith.models.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts a frame of scores and answers into a {@link ScoreTable} of bounded size.
 *
 * <p>In: {@code (score double, label int)}, label 0 or 1, scores finite. Up to {@value #MOST}
 * distinct scores the table is exact; beyond, scores that fall into one of as many equal steps
 * between the lowest and the highest are taken as their mean.
 */
public final class BinaryQuality {

  static final int MOST = 50_000;

  private BinaryQuality() {}

  /** The table of a frame. */
  public static ScoreTable table(Dataset<Row> scored) {
    return table(scored, MOST);
  }

  static ScoreTable table(Dataset<Row> scored, int most) {
    Dataset<Row> exact =
        scored
            .groupBy(col("score").cast("double").as("score"))
            .agg(count(lit(1)).as("rows"), sum(col("label")).cast("double").as("positives"))
            .cache();
    try {
      Row range = exact.agg(count(lit(1)), min("score"), max("score")).head();
      boolean small = range.getLong(0) <= most;
      return collect(small ? exact : stepped(exact, range.getDouble(1), range.getDouble(2), most));
    } finally {
      exact.unpersist();
    }
  }

  private static Dataset<Row> stepped(Dataset<Row> exact, double lowest, double highest, int most) {
    double width = (highest - lowest) / most;
    Column step = floor(greatest(lit(0.0), col("score").minus(lowest)).divide(width));
    return exact
        .groupBy(step.as("step"))
        .agg(
            sum(col("score").multiply(col("rows"))).divide(sum("rows")).as("score"),
            sum("rows").as("rows"),
            sum("positives").as("positives"))
        .select("score", "rows", "positives");
  }

  private static ScoreTable collect(Dataset<Row> groups) {
    List<Row> rows = groups.collectAsList();
    double[] scores = rows.stream().mapToDouble(row -> row.getDouble(0)).toArray();
    double[] counts = rows.stream().mapToDouble(row -> row.getLong(1)).toArray();
    double[] positives = rows.stream().mapToDouble(row -> row.getDouble(2)).toArray();
    return new ScoreTable(scores, counts, positives);
  }
}
