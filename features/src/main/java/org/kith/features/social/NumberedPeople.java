package org.kith.features.social;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Numbers in place of names.
 *
 * @param rows {@code (person_id STRING, number INT)}, numbers from 0 in the order of the ids
 * @param size how many there are
 */
record NumberedPeople(Dataset<Row> rows, int size) {

  /** The people on either side of some pairs {@code (person_id, other_person_id)}. */
  static NumberedPeople of(Dataset<Row> pairs) {
    Dataset<Row> sorted =
        pairs
            .select("person_id")
            .union(pairs.select("other_person_id"))
            .distinct()
            .sort("person_id");
    JavaRDD<Row> rows =
        sorted
            .toJavaRDD()
            .zipWithIndex()
            .map(pair -> RowFactory.create(pair._1().getString(0), Math.toIntExact(pair._2())));
    Dataset<Row> numbered =
        pairs
            .sparkSession()
            .createDataFrame(rows, StructType.fromDDL("person_id STRING, number INT"))
            .localCheckpoint();
    return new NumberedPeople(numbered, Math.toIntExact(numbered.count()));
  }

  /** The pairs' other columns with the numbers {@code src} and {@code dst}, in their order. */
  Dataset<Row> ends(Dataset<Row> pairs) {
    return pairs
        .join(rows.toDF("person_id", "src"), "person_id")
        .join(rows.toDF("other_person_id", "dst"), "other_person_id")
        .drop("person_id", "other_person_id")
        .sort(col("src"), col("dst"));
  }

  /** An array's element at a person's number, as a column over {@link #rows}. */
  Column element(int[] array) {
    Broadcast<int[]> sent = context().broadcast(array);
    UDF1<Integer, Integer> at = number -> sent.value()[number];
    return udf(at, DataTypes.IntegerType).apply(col("number"));
  }

  /** An array's element at a person's number, as a column over {@link #rows}. */
  Column element(double[] array) {
    Broadcast<double[]> sent = context().broadcast(array);
    UDF1<Integer, Double> at = number -> sent.value()[number];
    return udf(at, DataTypes.DoubleType).apply(col("number"));
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
  }
}
