package org.kith.models.recommend.ials;

import static org.apache.spark.sql.functions.broadcast;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.kith.models.recommend.ials.solve.Commonness;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.HalfStep;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.ials.spread.WarmStart;
import org.kith.models.recommend.kernel.InternalRows;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.numeric.FactorTable;

/** Items solved against factors of people that stay as they are. */
final class ItemFoldIn {

  private static final int SUMMED_TOGETHER = 256;

  private final Learnt learnt;
  private final Objective objective;
  private final Weighting weighting;

  ItemFoldIn(Learnt learnt, Objective objective, Weighting weighting) {
    this.learnt = learnt;
    this.objective = objective;
    this.weighting = weighting;
  }

  /** What is learnt with the items that are not known yet, in the pasts of those who chose them. */
  Learnt of(Dataset<Row> interactions) {
    Dataset<Row> known = learnt.items().frame(interactions.sparkSession()).select("item_id");
    Dataset<Row> fresh =
        interactions
            .select("person_id", "item_id", "weight")
            .join(broadcast(known), "item_id", "left_anti")
            .join(learnt.people().select("person_id"), "person_id", "left_semi");
    Weighting fitted = weighting;
    SpreadRatings ratings = SpreadRatings.of(fresh, 1, strengths -> fitted.of(strengths));
    try {
      if (ratings.itemIds().count() == 0) {
        return learnt;
      }
      KnownItems both = learnt.items().and(solved(ratings));
      return new Learnt(people(ratings, both), both);
    } finally {
      ratings.forget();
    }
  }

  private KnownItems solved(SpreadRatings ratings) {
    int rank = learnt.items().rank();
    int size = FactorTable.padded(rank);
    Objective fitted = objective;
    FactorBlock everybody = everybody(rank);
    Commonness commonness = Commonness.of(fitted.rho(), learnt.items().people());
    JavaRDD<FactorBlock> choosers =
        new WarmStart(ratings, fitted, rank).knownPeople(learnt.people());
    RatingBlock items = ratings.items().first();
    FactorBlock solved =
        ratings
            .items()
            .zipPartitions(
                choosers,
                (rows, chosen) -> {
                  float[] factors = chosen.next().factors();
                  FactorBlock people = new FactorBlock(everybody.rows(), factors, everybody.gram());
                  HalfStep step =
                      new HalfStep(fitted, Solver.exact(), new FactorBlock[] {people}, size);
                  return List.of(step.of(commonness.laidBeside(rows.next()), null)).iterator();
                })
            .first();
    long[] counts = Arrays.stream(items.counts()).asLongStream().toArray();
    float[] factors = new float[Math.multiplyExact(items.rows(), rank)];
    for (int row = 0; row < items.rows(); row++) {
      System.arraycopy(solved.factors(), row * size, factors, row * rank, rank);
    }
    return KnownItems.counted(items.ids(), counts).withFactors(rank, factors);
  }

  /** How many people there are, and the Gram matrix of all of them; no factors. */
  private FactorBlock everybody(int rank) {
    return InternalRows.of(learnt.people().select("factors"))
        .mapPartitions(rows -> List.of(summed(rows, rank)).iterator())
        .treeReduce(
            (one, other) -> {
              double[] gram = one.gram().clone();
              Arrays.setAll(gram, i -> gram[i] + other.gram()[i]);
              return new FactorBlock(one.rows() + other.rows(), one.factors(), gram);
            });
  }

  private static FactorBlock summed(Iterator<InternalRow> rows, int rank) {
    int size = FactorTable.padded(rank);
    double[] gram = new double[size * size];
    float[] some = new float[SUMMED_TOGETHER * size];
    int count = 0;
    while (rows.hasNext()) {
      int held = 0;
      for (; held < SUMMED_TOGETHER && rows.hasNext(); held++) {
        float[] own = rows.next().getArray(0).toFloatArray();
        System.arraycopy(own, 0, some, held * size, rank);
      }
      double[] share = FactorBlock.of(held, size, some).gram();
      Arrays.setAll(gram, i -> gram[i] + share[i]);
      count += held;
    }
    return new FactorBlock(count, new float[0], gram);
  }

  /** Everybody with the numbers that items have among both, and what they chose of the others. */
  private Dataset<Row> people(SpreadRatings ratings, KnownItems both) {
    SparkSession spark = learnt.people().sparkSession();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Ids ids = Ids.ofSorted(both.ids());
    int[] numbers = numbers(learnt.items().ids(), ids);
    int[] added = numbers(ratings.items().first().ids(), ids);
    Broadcast<Renumbering> renumbering =
        context.broadcast(Renumbering.of(numbers, added, ratings.people().first()));
    JavaRDD<InternalRow> rows =
        InternalRows.of(
                learnt.people().select("person_id", "factors", "past_items", "past_weights"))
            .map(row -> renumbering.value().of(row));
    return InternalRows.frame(spark, rows, Tastes.SCHEMA);
  }

  private static int[] numbers(String[] names, Ids ids) {
    return IntStream.range(0, names.length).map(i -> ids.number(names[i])).toArray();
  }
}
