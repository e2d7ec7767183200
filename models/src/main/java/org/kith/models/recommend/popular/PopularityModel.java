package org.kith.models.recommend.popular;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.KnownItems;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.kernel.TopLists;

/** The same ranking of items for everybody, less what a person must not see. */
final class PopularityModel implements RecommenderModel {

  private final SparkSession spark;
  private final KnownItems items;

  PopularityModel(SparkSession spark, KnownItems items) {
    this.spark = spark;
    this.items = items;
  }

  static PopularityModel load(SparkSession spark, String folder) {
    List<Row> rows = spark.read().parquet(folder + "/items").orderBy("item_id").collectAsList();
    return new PopularityModel(spark, KnownItems.of(rows));
  }

  @Override
  public String algorithm() {
    return Popularity.NAME;
  }

  @Override
  public long items() {
    return items.count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    if (exclude == null) {
      throw new IllegalArgumentException("popularity keeps no past: name the pairs to leave out");
    }
    Dataset<Row> strangers = people.select("person_id").distinct();
    return TopLists.byPopularity(this.items).of(strangers, exclude, items, n, reasons);
  }

  @Override
  public void save(String folder) {
    items.frame(spark).write().parquet(folder + "/items");
    Row about = RowFactory.create(Popularity.NAME);
    Learnt.end(spark, folder, about, StructType.fromDDL("algorithm STRING"));
  }

  @Override
  public void close() {
    // Nothing of it is in Spark's memory.
  }
}
