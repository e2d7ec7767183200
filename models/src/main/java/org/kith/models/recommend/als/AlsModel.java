package org.kith.models.recommend.als;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.FactorScorer;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.LeastSquares;
import org.kith.models.recommend.kernel.PastReasons;
import org.kith.models.recommend.kernel.TopLists;

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

  private final Dataset<Row> tastes;
  private final KnownItems items;
  private final double alpha;
  private final double lambda;

  AlsModel(Dataset<Row> tastes, KnownItems items, double alpha, double lambda) {
    this.tastes = tastes;
    this.items = items;
    this.alpha = alpha;
    this.lambda = lambda;
  }

  static AlsModel load(SparkSession spark, String folder) {
    Row about = spark.read().parquet(folder + "/about").head();
    List<Row> rows = spark.read().parquet(folder + "/items").orderBy("item_id").collectAsList();
    Dataset<Row> tastes =
        spark.read().parquet(folder + "/people").persist(StorageLevel.MEMORY_AND_DISK());
    return new AlsModel(
        tastes,
        KnownItems.withFactors(about.getAs("rank"), rows),
        about.getAs("alpha"),
        about.getAs("lambda"));
  }

  @Override
  public String algorithm() {
    return Als.NAME;
  }

  @Override
  public long items() {
    return items.count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    Dataset<Row> asked = people.select("person_id").distinct().join(tastes, "person_id", "left");
    PastReasons past =
        reasons ? new PastReasons(this.items, LeastSquares.confidence(alpha, lambda)) : null;
    FactorScorer scorer = new FactorScorer(this.items.rank(), past);
    return TopLists.by(this.items, scorer, Als.NAME).of(asked, exclude, items, n, reasons);
  }

  @Override
  public void save(String folder) {
    SparkSession spark = tastes.sparkSession();
    tastes.write().parquet(folder + "/people");
    items.frame(spark).write().parquet(folder + "/items");
    Row about = RowFactory.create(Als.NAME, items.rank(), alpha, lambda);
    spark.createDataFrame(List.of(about), ABOUT).coalesce(1).write().parquet(folder + "/about");
  }

  @Override
  public void close() {
    tastes.unpersist();
  }
}
