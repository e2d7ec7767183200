package org.kith.models.evaluate;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Where each person stands among all who are scored. */
public final class Percentiles {

  private static final StructType SCORES =
      StructType.fromDDL("person_id STRING, score DOUBLE, percentile DOUBLE, reason STRING");

  private Percentiles() {}

  /**
   * In: {@code (person_id, score, reason)}, a row a person. Out: {@code (person_id, score,
   * percentile, reason)}, the same rows, no order; {@code percentile} is the share of people who
   * stand at or below in the total order score, then person, in (0, 1].
   */
  public static Dataset<Row> added(Dataset<Row> scored) {
    return added(scored, "score");
  }

  /**
   * As {@link #added(Dataset)}, in the total order of another column, then person.
   *
   * @param by a column that never falls where the score rises, and tells apart whom it does not
   */
  public static Dataset<Row> added(Dataset<Row> scored, String by) {
    Dataset<Row> ordered = scored.orderBy(by, "person_id").select("person_id", "score", "reason");
    JavaRDD<Row> rows = ordered.toJavaRDD().cache();
    double count = rows.count();
    JavaRDD<Row> placed =
        rows.zipWithIndex()
            .map(
                pair -> {
                  Row row = pair._1;
                  double percentile = (pair._2 + 1) / count;
                  return RowFactory.create(row.get(0), row.get(1), percentile, row.get(2));
                });
    return scored.sparkSession().createDataFrame(placed, SCORES);
  }
}
