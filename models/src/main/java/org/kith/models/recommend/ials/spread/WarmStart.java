package org.kith.models.recommend.ials.spread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.IdHash;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;
import scala.Tuple2;

/** Factors that start where an earlier model ended; those of new ids are drawn. */
public final class WarmStart {

  private WarmStart() {}

  /**
   * People's.
   *
   * @param before {@code (person_id, factors array<float>, …)}, a row a person
   */
  public static JavaRDD<FactorBlock> people(
      SpreadRatings ratings, StartingFactors start, Dataset<Row> before) {
    int blocks = ratings.itemOrder().blocks();
    int rank = start.rank();
    JavaRDD<Tuple2<String, float[]>> known =
        before
            .select("person_id", "factors")
            .toJavaRDD()
            .mapToPair(row -> new Tuple2<>(row.getString(0), floats(row.getList(1))))
            .mapToPair(pair -> new Tuple2<>(IdHash.block(pair._1, blocks), pair))
            .partitionBy(new BlockPartitioner(blocks))
            .values();
    return ratings
        .people()
        .zipPartitions(
            known,
            (rows, earlier) -> {
              Map<String, float[]> byId = new HashMap<>();
              earlier.forEachRemaining(pair -> byId.put(pair._1, pair._2));
              return List.of(laid(rows.next(), start, rank, byId)).iterator();
            });
  }

  /** Items', in the ratings' blocks. */
  public static JavaRDD<FactorBlock> items(
      SpreadRatings ratings, StartingFactors start, KnownItems before) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(ratings.items().context());
    Broadcast<KnownItems> shared = context.broadcast(before);
    int rank = start.rank();
    return ratings
        .items()
        .map(
            rows -> {
              KnownItems known = shared.value();
              Ids ids = Ids.of(List.of(known.ids()));
              Map<String, float[]> byId = new HashMap<>();
              for (String id : rows.ids()) {
                int number = ids.number(id);
                if (number >= 0) {
                  float[] own = new float[rank];
                  System.arraycopy(known.factors(), number * rank, own, 0, rank);
                  byId.put(id, own);
                }
              }
              return laid(rows, start, rank, byId);
            });
  }

  private static FactorBlock laid(
      RatingBlock rows, StartingFactors start, int rank, Map<String, float[]> byId) {
    int size = FactorTable.padded(rank);
    float[] factors = start.factors(rows);
    for (int row = 0; row < rows.rows(); row++) {
      float[] own = byId.get(rows.ids()[row]);
      if (own != null) {
        System.arraycopy(own, 0, factors, row * size, rank);
      }
    }
    return FactorBlock.of(rows.rows(), size, factors);
  }

  private static float[] floats(List<Float> values) {
    List<Float> all = new ArrayList<>(values);
    float[] floats = new float[all.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = all.get(i);
    }
    return floats;
  }
}
