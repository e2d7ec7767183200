package org.kith.models.recommend.kernel;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Frames as the rows that Spark itself works on, and back: numbers stay primitive and texts are not
 * decoded, where millions of rows pass.
 */
public final class InternalRows {

  private InternalRows() {}

  /** The rows of a frame; each is valid until the next is taken. */
  public static JavaRDD<InternalRow> of(Dataset<Row> frame) {
    return frame.queryExecution().toRdd().toJavaRDD();
  }

  /** A frame of such rows, which must be as the schema says. */
  public static Dataset<Row> frame(
      SparkSession spark, JavaRDD<InternalRow> rows, StructType schema) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
