package org.kith.features.social;

import static org.apache.spark.sql.functions.col;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kith.features.social.cluster.TieArrays;

/**
 * Ties between numbers instead of names.
 *
 * @param people {@code (person_id STRING, number INT)}, numbers from 0 in the order of the ids
 * @param ties {@code (src INT, dst INT, strength DOUBLE)}
 */
record NumberedTies(Dataset<Row> people, Dataset<Row> ties) {

  static NumberedTies of(Dataset<Row> ties) {
    Dataset<Row> people = numbered(ties);
    Dataset<Row> src = people.toDF("person_id", "src");
    Dataset<Row> dst = people.toDF("other_person_id", "dst");
    return new NumberedTies(
        people,
        ties.join(src, "person_id").join(dst, "other_person_id").select("src", "dst", "strength"));
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

  /** The ties in memory, in the order of their numbers. */
  TieArrays tieArrays() {
    TieArrays arrays = new TieArrays(Math.toIntExact(people.count()));
    Iterator<Row> rows = ties.sort(col("src"), col("dst")).toLocalIterator();
    while (rows.hasNext()) {
      Row tie = rows.next();
      arrays.add(tie.getInt(0), tie.getInt(1), tie.getDouble(2));
    }
    return arrays;
  }
}
