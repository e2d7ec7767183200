package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The people who resemble a seed most, as many as are wanted. */
public final class Audience {

  private static final StructType RANKED =
      StructType.fromDDL("person_id STRING, similarity DOUBLE, rank BIGINT");

  private Audience() {}

  /**
   * The most similar people who are not in the seed.
   *
   * <p>In: {@code (person_id, similarity, margin)}, as {@link LookalikeModel#score} gives them, and
   * the seed {@code (person_id)}. Out: {@code (person_id, similarity, rank long)}, rank from 1 by
   * margin descending, then person ascending; fewer than wanted where there are no more.
   */
  public static Dataset<Row> of(Dataset<Row> scored, Dataset<Row> seed, long people) {
    return ranked(scored, seed).where(col("rank").leq(people));
  }

  /**
   * What an audience of each size is like: size against similarity, from which a size is chosen.
   *
   * @param sizes of audiences, each 1 or more
   * @return a point a size that there are people for, in the order given
   */
  public static List<SizePoint> curve(Dataset<Row> scored, Dataset<Row> seed, List<Long> sizes) {
    Dataset<Row> ranked = ranked(scored, seed).cache();
    try {
      long all = ranked.count();
      List<SizePoint> points = new ArrayList<>();
      for (long size : sizes) {
        if (size <= all) {
          Row row =
              ranked
                  .where(col("rank").leq(size))
                  .selectExpr("avg(similarity)", "min(similarity)")
                  .head();
          points.add(new SizePoint(size, row.getDouble(0), row.getDouble(1)));
        }
      }
      return points;
    } finally {
      ranked.unpersist();
    }
  }

  /**
   * An audience of one size.
   *
   * @param people in it
   * @param meanSimilarity of them: the share of them who are such as the seed's people are
   * @param leastSimilarity of the last one taken
   */
  public record SizePoint(long people, double meanSimilarity, double leastSimilarity) {}

  private static Dataset<Row> ranked(Dataset<Row> scored, Dataset<Row> seed) {
    Dataset<Row> others =
        scored
            .join(seed.select("person_id").distinct(), new String[] {"person_id"}, "left_anti")
            .orderBy(col("margin").desc(), col("person_id").asc());
    return scored
        .sparkSession()
        .createDataFrame(
            others
                .toJavaRDD()
                .zipWithIndex()
                .map(pair -> RowFactory.create(pair._1.get(0), pair._1.get(1), pair._2 + 1)),
            RANKED);
  }
}
