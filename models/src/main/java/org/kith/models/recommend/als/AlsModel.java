package org.kith.models.recommend.als;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.FactorScorer;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.kernel.LeastSquares;
import org.kith.models.recommend.kernel.PastReasons;

/**
 * Factors of people and items; an item's score is their inner product.
 *
 * <p>A person without factors gets the popular items. Saved, it is three Parquet folders: {@code
 * people} (person_id, factors, past_items, past_weights), {@code items} (item_id, popularity,
 * people, factors) in which {@code past_items} counts rows from 0 in order of item_id, and {@code
 * about}, written last.
 */
final class AlsModel implements RecommenderModel {

  private static final StructType ABOUT =
      StructType.fromDDL("algorithm STRING, rank INT, alpha DOUBLE, lambda DOUBLE");

  private final Learnt learnt;
  private final double alpha;
  private final double lambda;

  AlsModel(Learnt learnt, double alpha, double lambda) {
    this.learnt = learnt;
    this.alpha = alpha;
    this.lambda = lambda;
  }

  static AlsModel load(SparkSession spark, String folder) {
    Row about = Learnt.about(spark, folder);
    Learnt learnt = Learnt.load(spark, folder, about.getAs("rank"));
    return new AlsModel(learnt, about.getAs("alpha"), about.getAs("lambda"));
  }

  @Override
  public String algorithm() {
    return Als.NAME;
  }

  @Override
  public long items() {
    return learnt.items().count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    KnownItems known = learnt.items();
    PastReasons past =
        reasons ? new PastReasons(known, LeastSquares.confidence(alpha, lambda)) : null;
    FactorScorer scorer = new FactorScorer(known.rank(), past);
    return learnt.lists(scorer, Als.NAME, people, exclude, items, n, reasons);
  }

  @Override
  public void save(String folder) {
    learnt.save(folder);
    Row about = RowFactory.create(Als.NAME, learnt.items().rank(), alpha, lambda);
    Learnt.end(learnt.people().sparkSession(), folder, about, ABOUT);
  }

  @Override
  public void close() {
    learnt.forget();
  }
}
