package org.kith.features.social;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.Iterator;
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
import org.kith.features.lake.Table;
import org.kith.features.social.cluster.Attention;
import org.kith.features.social.cluster.TieArrays;

/**
 * Ties in memory, between numbers instead of names, which stay on the cluster; about 60 bytes a tie.
 */
public final class SocialGraph {

  private final Dataset<Row> people;
  private final TieArrays ties;
  private final Attention attention;

  private SocialGraph(Dataset<Row> people, TieArrays ties, Attention attention) {
    this.people = people;
    this.ties = ties;
    this.attention = attention;
  }

  /**
   * Numbers the people of some ties and reads these into memory, in the order of their numbers.
   *
   * @param ties rows of {@link Table#TIES}, a pair once
   */
  public static SocialGraph of(Dataset<Row> ties) {
    Dataset<Row> people = numbered(ties);
    int size = Math.toIntExact(people.count());
    TieArrays arrays = new TieArrays(size);
    Attention attention = new Attention(size);
    Iterator<Row> rows =
        ties.join(people.toDF("person_id", "src"), "person_id")
            .join(people.toDF("other_person_id", "dst"), "other_person_id")
            .select("src", "dst", "strength", "given", "received")
            .sort(col("src"), col("dst"))
            .toLocalIterator();
    while (rows.hasNext()) {
      Row tie = rows.next();
      int src = tie.getInt(0);
      int dst = tie.getInt(1);
      arrays.add(src, dst, tie.getDouble(2));
      attention.add(src, dst, tie.getDouble(3));
      attention.add(dst, src, tie.getDouble(4));
    }
    return new SocialGraph(people, arrays, attention);
  }

  /** {@code (person_id STRING, number INT)}, numbers from 0 in the order of the ids. */
  Dataset<Row> people() {
    return people;
  }

  TieArrays ties() {
    return ties;
  }

  Attention attention() {
    return attention;
  }

  /** An array's element at a person's number, as a column. */
  Column element(int[] array) {
    Broadcast<int[]> sent = context().broadcast(array);
    UDF1<Integer, Integer> at = number -> sent.value()[number];
    return udf(at, DataTypes.IntegerType).apply(col("number"));
  }

  /** An array's element at a person's number, as a column. */
  Column element(double[] array) {
    Broadcast<double[]> sent = context().broadcast(array);
    UDF1<Integer, Double> at = number -> sent.value()[number];
    return udf(at, DataTypes.DoubleType).apply(col("number"));
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(people.sparkSession().sparkContext());
  }

  private static Dataset<Row> numbered(Dataset<Row> ties) {
    Dataset<Row> sorted =
        ties.select("person_id").union(ties.select("other_person_id")).distinct().sort("person_id");
    JavaRDD<Row> rows =
        sorted
            .toJavaRDD()
            .zipWithIndex()
            .map(pair -> RowFactory.create(pair._1().getString(0), Math.toIntExact(pair._2())));
    return ties.sparkSession()
        .createDataFrame(rows, StructType.fromDDL("person_id STRING, number INT"))
        .localCheckpoint();
  }
}
