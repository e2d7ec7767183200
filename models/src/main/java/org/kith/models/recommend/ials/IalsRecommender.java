package org.kith.models.recommend.ials;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.ials.solve.BlockOrder;
import org.kith.models.recommend.ials.solve.FactorBlock;
import org.kith.models.recommend.ials.solve.RatingBlock;
import org.kith.models.recommend.ials.solve.StartingFactors;
import org.kith.models.recommend.ials.spread.Checkpoints;
import org.kith.models.recommend.ials.spread.SpreadFactors;
import org.kith.models.recommend.ials.spread.SpreadRatings;
import org.kith.models.recommend.ials.spread.WarmStart;
import org.kith.models.recommend.kernel.InternalRows;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.matrix.Interactions;
import org.kith.models.recommend.popular.PopularityRecommender;

/** Implicit-feedback alternating least squares in Spark's executors. */
final class IalsRecommender implements Recommender {

  /** After which a fit that starts from an earlier model is as good as one that starts cold. */
  static final int WARM_ITERATIONS = 2;

  private static final int CHECKPOINT_EVERY = 4;
  private static final long LONG_FIT_PAIRS = 10_000_000;

  private final IalsParameters parameters;
  private final PopularityRecommender popularity;
  private final String folder;
  private final long longPairs;

  /**
   * @param popularity what people get of whom nothing is known
   */
  IalsRecommender(IalsParameters parameters, PopularityRecommender popularity) {
    this(parameters, popularity, null, LONG_FIT_PAIRS);
  }

  /**
   * @param folder where it writes down how far it has come; null for nowhere
   * @param longPairs pairs from which a fit is worth writing down
   */
  IalsRecommender(
      IalsParameters parameters, PopularityRecommender popularity, String folder, long longPairs) {
    this.parameters = parameters;
    this.popularity = popularity;
    this.folder = folder;
    this.longPairs = longPairs;
  }

  @Override
  public Recommender resumingFrom(String place) {
    return new IalsRecommender(parameters, popularity, place, longPairs);
  }

  @Override
  public String algorithm() {
    return Ials.NAME;
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions) {
    return fitted(interactions, null);
  }

  @Override
  public RecommenderModel fit(Dataset<Row> interactions, RecommenderModel before) {
    boolean alike = before instanceof IalsModel ials && ials.known().rank() == parameters.rank();
    return fitted(interactions, alike ? (IalsModel) before : null);
  }

  private IalsModel fitted(Dataset<Row> interactions, IalsModel before) {
    Weighting weighting = parameters.weighting();
    SpreadRatings ratings =
        SpreadRatings.of(interactions, parameters.blocks(), strengths -> weighting.of(strengths));
    try {
      KnownItems items =
          popularity.decays(interactions)
              ? popularity.items(Interactions.pairs(interactions))
              : counted(ratings);
      SpreadFactors factors = learnt(ratings.withCommonness(parameters.objective().rho()), before);
      KnownItems known = items.withFactors(parameters.rank(), matrix(ratings, factors));
      factors.items().unpersist();
      ratings.items().unpersist();
      return new IalsModel(
          new Learnt(tastes(interactions.sparkSession(), ratings, factors), known),
          parameters.objective(),
          weighting,
          () -> {
            ratings.forget();
            factors.forget();
          });
    } catch (RuntimeException | Error failed) {
      ratings.forget();
      throw failed;
    }
  }

  private SpreadFactors learnt(SpreadRatings ratings, IalsModel before) {
    if (before == null) {
      StartingFactors start =
          new StartingFactors(parameters.seed(), parameters.deviation(), parameters.rank());
      return learnt(
          ratings,
          ratings.people().map(start::of),
          null,
          parameters.iterations(),
          checkpoints(ratings));
    }
    WarmStart start = new WarmStart(ratings, parameters.objective(), parameters.rank());
    JavaRDD<FactorBlock> items = start.items(before.known());
    int iterations = Math.min(WARM_ITERATIONS, parameters.iterations());
    return learnt(
        ratings, start.people(before.tastes(), items), items, iterations, Checkpoints.NONE);
  }

  private SpreadFactors learnt(
      SpreadRatings ratings,
      JavaRDD<FactorBlock> people,
      JavaRDD<FactorBlock> items,
      int iterations,
      Checkpoints checkpoints) {
    return SpreadFactors.learn(
        ratings,
        people,
        items,
        parameters.objective(),
        parameters.solver(),
        parameters.size(),
        iterations,
        checkpoints);
  }

  private Checkpoints checkpoints(SpreadRatings ratings) {
    if (folder == null || ratings.pairs() < longPairs) {
      return Checkpoints.NONE;
    }
    String fit = "%08x%08x".formatted(parameters.toString().hashCode(), ratings.fingerprint());
    return new Checkpoints(folder, fit, CHECKPOINT_EVERY);
  }

  /** The items with the number of people who chose each. */
  private static KnownItems counted(SpreadRatings ratings) {
    Ids ids = ratings.itemIds();
    Interactions.refuseNone(ids.count());
    String[] names = new String[ids.count()];
    Arrays.setAll(names, ids::id);
    long[] people = new long[names.length];
    List<int[]> counts = ratings.items().map(RatingBlock::counts).collect();
    for (int b = 0; b < counts.size(); b++) {
      int[] numbers = ratings.itemOrder().numbers(b);
      for (int row = 0; row < numbers.length; row++) {
        people[numbers[row]] = counts.get(b)[row];
      }
    }
    return KnownItems.counted(names, people);
  }

  /** The items' factors in order of id. */
  private float[] matrix(SpreadRatings ratings, SpreadFactors factors) {
    int rank = parameters.rank();
    int size = parameters.size();
    float[] matrix = new float[Math.multiplyExact(ratings.itemIds().count(), rank)];
    List<FactorBlock> blocks = factors.items().collect();
    BlockOrder order = ratings.itemOrder();
    for (int b = 0; b < blocks.size(); b++) {
      int[] numbers = order.numbers(b);
      for (int row = 0; row < numbers.length; row++) {
        System.arraycopy(blocks.get(b).factors(), row * size, matrix, numbers[row] * rank, rank);
      }
    }
    return matrix;
  }

  /**
   * {@code (person_id, factors, past_items, past_weights)}, one row a person, made anew from the
   * blocks whenever it is read: they take less memory than the rows.
   */
  private Dataset<Row> tastes(SparkSession spark, SpreadRatings ratings, SpreadFactors factors) {
    int rank = parameters.rank();
    Broadcast<BlockOrder> order =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ratings.itemOrder());
    JavaRDD<InternalRow> rows =
        ratings
            .people()
            .zipPartitions(
                factors.people(),
                (blocks, solved) ->
                    Tastes.rows(blocks.next(), solved.next(), rank, order.value()).iterator());
    return InternalRows.frame(spark, rows, Tastes.SCHEMA);
  }
}
