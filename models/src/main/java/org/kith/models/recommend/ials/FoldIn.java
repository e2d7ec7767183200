package org.kith.models.recommend.ials;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.Commonness;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.HalfStep;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.kernel.InternalRows;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;

/** People solved against factors of items that stay as they are. */
final class FoldIn {

  private FoldIn() {}

  /** {@link Tastes#SCHEMA}, a row a person of the interactions. */
  static Dataset<Row> people(
      Dataset<Row> interactions, KnownItems items, Objective objective, Weighting weighting) {
    SparkSession spark = interactions.sparkSession();
    Ids ids = Ids.of(List.of(items.ids()));
    BlockOrder order = new BlockOrder(ids, 1);
    FactorBlock factors = block(items, Commonness.of(objective.rho(), items.people()));
    Broadcast<FactorBlock> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(factors);
    int rank = items.rank();
    JavaRDD<InternalRow> rows =
        SpreadRatings.people(interactions, ids, order, weighting::of)
            .flatMap(
                block -> {
                  HalfStep step =
                      new HalfStep(
                          objective,
                          Solver.exact(),
                          new FactorBlock[] {shared.value()},
                          FactorTable.padded(rank));
                  return Tastes.rows(block, step.of(block, null), rank, order).iterator();
                });
    return InternalRows.frame(spark, rows, Tastes.SCHEMA);
  }

  private static FactorBlock block(KnownItems items, Commonness commonness) {
    int rank = items.rank();
    int size = FactorTable.padded(rank);
    float[] padded = new float[Math.multiplyExact(items.count(), size)];
    for (int item = 0; item < items.count(); item++) {
      System.arraycopy(items.factors(), item * rank, padded, item * size, rank);
    }
    return FactorBlock.of(items.count(), size, padded, commonness.of(items.people()));
  }
}
