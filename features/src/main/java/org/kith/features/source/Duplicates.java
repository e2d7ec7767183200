package org.kith.features.source;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Marks every record whose whole content an earlier one has, by file and line. */
final class Duplicates {

  private static final Column DUPLICATE = lit(Judgement.DUPLICATE);

  private Duplicates() {}

  /** The records, those that repeat one of them under the rule {@code duplicate}. */
  static Dataset<Row> marked(Dataset<Row> records) {
    Column copy =
        row_number()
            .over(Window.partitionBy(xxhash64(col("raw")), col("raw")).orderBy("file", "line"));
    return records
        .withColumn("copy", copy)
        .withColumn("fault", when(col("copy").gt(1), DUPLICATE).otherwise(col("fault")))
        .drop("copy");
  }

  /**
   * As {@link #marked(Dataset)}, where other records come before all of these. The others are read
   * once and not moved; the hashes of these go to every task, so that these are to be few.
   */
  static Dataset<Row> marked(Dataset<Row> records, Dataset<Row> before) {
    Dataset<Row> hashes = records.select(xxhash64(col("raw")).as("hash")).distinct();
    Dataset<Row> known =
        before
            .select(col("raw").as("known"), xxhash64(col("raw")).as("hash"))
            .join(broadcast(hashes), new String[] {"hash"}, "left_semi")
            .select("known")
            .distinct();
    return marked(records)
        .join(broadcast(known), col("raw").equalTo(col("known")), "left")
        .withColumn("fault", when(col("known").isNotNull(), DUPLICATE).otherwise(col("fault")))
        .drop("known");
  }
}
