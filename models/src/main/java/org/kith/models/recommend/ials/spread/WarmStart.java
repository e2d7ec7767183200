package org.kith.models.recommend.ials.spread;

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
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.kernel.InternalRows;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;
import scala.Tuple2;

/**
 * Factors that start where an earlier model ended. What is new starts where that model would put
 * it: a person at the exact solution against the items that the model knows, an item at zero.
 */
public final class WarmStart {

  private final SpreadRatings ratings;
  private final Objective objective;
  private final int rank;

  /**
   * @param ratings with the items' commonness beside them
   * @param rank of the earlier model
   */
  public WarmStart(SpreadRatings ratings, Objective objective, int rank) {
    this.ratings = ratings;
    this.objective = objective;
    this.rank = rank;
  }

  /**
   * People's, in the ratings' blocks.
   *
   * @param before {@code (person_id, factors array<float>, …)}, a row a person
   * @param items where items start, see {@link #items}
   */
  public JavaRDD<FactorBlock> people(Dataset<Row> before, JavaRDD<FactorBlock> items) {
    int width = rank;
    int size = FactorTable.padded(rank);
    JavaRDD<Map<String, float[]>> known = known(before);
    JavaRDD<RatingBlock> newcomers =
        ratings
            .people()
            .zipPartitions(
                known,
                (rows, earlier) ->
                    List.of(rows.next().without(earlier.next().keySet())).iterator());
    JavaRDD<FactorBlock> solved =
        new HalfStepRdd(objective, Solver.exact(), size, newcomers.rdd(), null, items.rdd())
            .toJavaRDD();
    return ratings
        .people()
        .zipPartitions(
            solved, (rows, own) -> List.of(new Tuple2<>(rows.next(), own.next())).iterator())
        .zipPartitions(
            known,
            (rows, earlier) -> {
              Tuple2<RatingBlock, FactorBlock> one = rows.next();
              return List.of(laid(one._1, one._2.factors(), width, earlier.next())).iterator();
            });
  }

  /** People's as they were, in the ratings' blocks; zeros for who is new. */
  public JavaRDD<FactorBlock> knownPeople(Dataset<Row> before) {
    int width = rank;
    return ratings
        .people()
        .zipPartitions(
            known(before),
            (rows, earlier) -> {
              RatingBlock block = rows.next();
              return List.of(laid(block, zeros(block, width), width, earlier.next())).iterator();
            });
  }

  /** What is known of people, in the ratings' partitions. */
  private JavaRDD<Map<String, float[]>> known(Dataset<Row> before) {
    int blocks = ratings.itemOrder().blocks();
    return InternalRows.of(before.select("person_id", "factors"))
        .mapToPair(row -> new Tuple2<>(row.getString(0), row.getArray(1).toFloatArray()))
        .mapToPair(pair -> new Tuple2<>(IdHash.block(pair._1, blocks), pair))
        .partitionBy(new BlockPartitioner(blocks))
        .values()
        .mapPartitions(
            pairs -> {
              Map<String, float[]> byId = new HashMap<>();
              pairs.forEachRemaining(pair -> byId.put(pair._1, pair._2));
              return List.of(byId).iterator();
            });
  }

  private static float[] zeros(RatingBlock rows, int rank) {
    return new float[Math.multiplyExact(rows.rows(), FactorTable.padded(rank))];
  }

  /** Items', in the ratings' blocks. */
  public JavaRDD<FactorBlock> items(KnownItems before) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(ratings.items().context());
    Broadcast<KnownItems> shared = context.broadcast(before);
    int width = rank;
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
                  float[] own = new float[width];
                  System.arraycopy(known.factors(), number * width, own, 0, width);
                  byId.put(id, own);
                }
              }
              return laid(rows, zeros(rows, width), width, byId);
            });
  }

  /**
   * The block with known factors in their places.
   *
   * @param factors of those who are not known; filled
   */
  private static FactorBlock laid(
      RatingBlock rows, float[] factors, int rank, Map<String, float[]> known) {
    int size = FactorTable.padded(rank);
    for (int row = 0; row < rows.rows(); row++) {
      float[] own = known.get(rows.ids()[row]);
      if (own != null) {
        System.arraycopy(own, 0, factors, row * size, rank);
      }
    }
    return FactorBlock.of(rows.rows(), size, factors, rows.commonness());
  }
}
