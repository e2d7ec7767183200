package org.kith.models.recommend.kernel;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Whom and what a model was learnt from: what all kinds of models keep, ask and save alike.
 *
 * <p>Saved, it is the Parquet folders {@code people} and {@code items} (item_id, popularity,
 * people, factors) among the model's, and {@code about}, which is written last and says what the
 * model is.
 *
 * @param people {@code (person_id, …)} as {@link TopLists} reads them, a row a person
 * @param items that somebody chose
 */
public record Learnt(Dataset<Row> people, KnownItems items) {

  /**
   * What a model's folder holds; the people are kept in Spark's memory until {@link #forget}.
   *
   * @param rank factors of an item, 0 for none
   */
  public static Learnt load(SparkSession spark, String folder, int rank) {
    List<Row> rows = spark.read().parquet(folder + "/items").orderBy("item_id").collectAsList();
    Dataset<Row> people =
        spark.read().parquet(folder + "/people").persist(StorageLevel.MEMORY_AND_DISK());
    return new Learnt(people, KnownItems.withFactors(rank, rows));
  }

  /** The row that says what the model in a folder is. */
  public static Row about(SparkSession spark, String folder) {
    return spark.read().parquet(folder + "/about").head();
  }

  /** Ends a model's folder with the row that says what it is. */
  public static void end(SparkSession spark, String folder, Row about, StructType schema) {
    spark.createDataFrame(List.of(about), schema).coalesce(1).write().parquet(folder + "/about");
  }

  /**
   * Lists by a scorer, as {@code RecommenderModel.lists} promises them.
   *
   * @param algorithm name of the model's algorithm, for the rows
   */
  public Dataset<Row> lists(
      ItemScorer scorer,
      String algorithm,
      Dataset<Row> asking,
      Dataset<Row> exclude,
      Dataset<Row> allowed,
      int n,
      boolean reasons) {
    Dataset<Row> asked = AskedPeople.of(asking, people);
    return TopLists.by(items, scorer, algorithm).of(asked, exclude, allowed, n, reasons);
  }

  /** Writes people and items into a model's folder. */
  public void save(String folder) {
    people.write().parquet(folder + "/people");
    items.frame(people.sparkSession()).write().parquet(folder + "/items");
  }

  /** Frees what is kept in Spark's memory. */
  public void forget() {
    people.unpersist();
  }
}
