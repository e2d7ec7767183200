package org.kith.models.recommend.ials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.ials.spread.SpreadFactors;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.matrix.Interactions;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.popular.PopularityRecommender;

/** Implicit-feedback alternating least squares in Spark's executors. */
final class IalsRecommender implements Recommender {

  private final IalsParameters parameters;
  private final PopularityRecommender popularity;

  /**
   * @param popularity what people get of whom nothing is known
   */
  IalsRecommender(IalsParameters parameters, PopularityRecommender popularity) {
    this.parameters = parameters;
    this.popularity = popularity;
  }

  @Override
  public String algorithm() {
    return Ials.NAME;
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    Weighting weighting = parameters.weighting();
    SpreadRatings ratings =
        SpreadRatings.of(interactions, parameters.blocks(), strengths -> weighting.of(strengths));
    try {
      KnownItems items = popularity.items(Interactions.pairs(interactions));
      SpreadFactors factors =
          SpreadFactors.learn(
              ratings,
              new StartingFactors(parameters.seed(), parameters.deviation(), parameters.rank()),
              parameters.objective(),
              parameters.solver(),
              parameters.size(),
              parameters.iterations());
      KnownItems known = items.withFactors(parameters.rank(), itemRows(ratings, factors), "factors");
      Dataset<Row> tastes =
          tastes(interactions.sparkSession(), ratings, factors)
              .persist(StorageLevel.MEMORY_AND_DISK());
      tastes.count();
      factors.forget();
      return new IalsModel(tastes, known, parameters.objective());
    } finally {
      ratings.forget();
    }
  }

  private List<Row> itemRows(SpreadRatings ratings, SpreadFactors factors) {
    List<Row> rows = new ArrayList<>();
    List<FactorBlock> blocks = factors.items().collect();
    BlockOrder order = ratings.itemOrder();
    for (int b = 0; b < blocks.size(); b++) {
      int[] numbers = order.numbers(b);
      for (int row = 0; row < numbers.length; row++) {
        List<Float> values = new ArrayList<>();
        for (float value : own(blocks.get(b), row, parameters.rank())) {
          values.add(value);
        }
        rows.add(
            new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
                new Object[] {
                  numbers[row], scala.jdk.javaapi.CollectionConverters.asScala(values).toSeq()
                },
                org.apache.spark.sql.types.StructType.fromDDL("id INT, factors ARRAY<FLOAT>")));
      }
    }
    return rows;
  }

  private static float[] own(FactorBlock block, int row, int rank) {
    int size = FactorTable.padded(rank);
    return Arrays.copyOfRange(block.factors(), row * size, row * size + rank);
  }

  /** {@code (person_id, factors, past_items, past_weights)}, one row a person. */
  private Dataset<Row> tastes(SparkSession spark, SpreadRatings ratings, SpreadFactors factors) {
    int rank = parameters.rank();
    Broadcast<BlockOrder> order =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ratings.itemOrder());
    JavaRDD<Row> rows =
        ratings
            .people()
            .zipPartitions(
                factors.people(),
                (blocks, solved) ->
                    rows(blocks.next(), solved.next(), rank, order.value()).iterator());
    return spark.createDataFrame(rows, IalsModel.PEOPLE);
  }

  private static List<Row> rows(
      RatingBlock block, FactorBlock factors, int rank, BlockOrder order) {
    int shift = FactorTable.shift(order.blocks());
    List<Row> rows = new ArrayList<>(block.rows());
    for (int row = 0; row < block.rows(); row++) {
      int from = block.starts()[row];
      long[] past = new long[block.entries(row)];
      for (int i = 0; i < past.length; i++) {
        int code = block.codes()[from + i];
        int number = order.numbers(code >>> shift)[code & (1 << shift) - 1];
        past[i] = (long) number << 32 | from + i;
      }
      Arrays.sort(past);
      int[] items = new int[past.length];
      float[] weights = new float[past.length];
      for (int i = 0; i < past.length; i++) {
        items[i] = (int) (past[i] >>> 32);
        weights[i] = block.weight((int) past[i]);
      }
      rows.add(RowFactory.create(block.ids()[row], own(factors, row, rank), items, weights));
    }
    return rows;
  }
}
