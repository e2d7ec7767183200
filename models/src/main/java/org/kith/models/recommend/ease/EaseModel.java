package org.kith.models.recommend.ease;

import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.kernel.PastScorer;
import org.kith.models.recommend.matrix.Strength;

/**
 * EASE's weights; a person's score of an item is what their past items say for and against it.
 *
 * <p>A person without a past gets the popular items. Saved, it is three or four Parquet folders:
 * {@code people} (person_id, past_items, past_weights), {@code items} (item_id, popularity, people,
 * factors), where items are fewer than people {@code weights} (item, weights array<float> over all
 * items, the item speaking for them), in which items are rows from 0 in order of item_id, and
 * {@code about}, written last. Where people are fewer, the weights follow from {@code people}.
 */
final class EaseModel implements RecommenderModel {

  private static final StructType ABOUT =
      StructType.fromDDL(
          "algorithm STRING, weights STRING, lambda DOUBLE, exponent DOUBLE, dual BOOLEAN");
  private static final StructType WEIGHTS = StructType.fromDDL("item INT, weights ARRAY<FLOAT>");

  private final EaseParameters parameters;
  private final Learnt learnt;
  private final PastScorer weights;

  EaseModel(EaseParameters parameters, Learnt learnt, PastScorer weights) {
    this.parameters = parameters;
    this.learnt = learnt;
    this.weights = weights;
  }

  static EaseModel load(SparkSession spark, String folder) {
    Row about = Learnt.about(spark, folder);
    EaseParameters parameters =
        new EaseParameters(
            Strength.named(about.getAs("weights")),
            about.<Double>getAs("lambda"),
            about.<Double>getAs("exponent"));
    Learnt learnt = Learnt.load(spark, folder, 0);
    PastScorer weights =
        about.<Boolean>getAs("dual")
            ? EaseRecommender.dual(learnt.people(), learnt.items(), parameters)
            : weights(spark.read().parquet(folder + "/weights"), learnt.items().count());
    return new EaseModel(parameters, learnt, weights);
  }

  @Override
  public String algorithm() {
    return Ease.NAME;
  }

  @Override
  public long items() {
    return learnt.items().count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    return learnt.lists(weights, Ease.NAME, people, exclude, items, n, reasons);
  }

  @Override
  public void save(String folder) {
    SparkSession spark = learnt.people().sparkSession();
    learnt.save(folder);
    boolean dual = !(weights instanceof PrimalWeights);
    if (weights instanceof PrimalWeights primal) {
      rows(spark, primal).write().parquet(folder + "/weights");
    }
    Row about =
        RowFactory.create(
            Ease.NAME,
            parameters.strength().name().toLowerCase(Locale.ROOT),
            parameters.lambda(),
            parameters.exponent(),
            dual);
    Learnt.end(spark, folder, about, ABOUT);
  }

  /** The weights as rows that executors write, since together they may be larger than a message. */
  private static Dataset<Row> rows(SparkSession spark, PrimalWeights primal) {
    Broadcast<PrimalWeights> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(primal);
    return spark.createDataFrame(
        spark
            .range(primal.itemCount())
            .toJavaRDD()
            .map(
                item ->
                    RowFactory.create(item.intValue(), shared.value().weights()[item.intValue()])),
        WEIGHTS);
  }

  private static PrimalWeights weights(Dataset<Row> rows, int items) {
    float[][] weights = new float[items][items];
    rows.toLocalIterator()
        .forEachRemaining(
            row -> {
              float[] own = weights[row.getInt(0)];
              List<Float> values = row.getList(1);
              for (int item = 0; item < own.length; item++) {
                own[item] = values.get(item);
              }
            });
    return new PrimalWeights(weights);
  }

  @Override
  public void close() {
    learnt.forget();
  }
}
