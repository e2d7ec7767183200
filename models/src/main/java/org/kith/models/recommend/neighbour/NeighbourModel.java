package org.kith.models.recommend.neighbour;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.matrix.SparseRows;

/**
 * Weights between items; a person's score of an item is what their past items say for it.
 *
 * <p>A person without a past, or whose past speaks for nothing that may be recommended, gets the
 * popular items. Saved, it is four Parquet folders: {@code people} (person_id, past_items,
 * past_weights), {@code items} (item_id, popularity, people, factors), {@code neighbours} (item,
 * neighbours, weights), in which items are rows from 0 in order of item_id and an item speaks for
 * its neighbours, and {@code about}, written last.
 */
final class NeighbourModel implements RecommenderModel {

  private static final StructType ABOUT = StructType.fromDDL("algorithm STRING");
  private static final StructType NEIGHBOURS =
      StructType.fromDDL("item INT, neighbours ARRAY<INT>, weights ARRAY<FLOAT>");

  private final String algorithm;
  private final Learnt learnt;
  private final NeighbourWeights weights;

  NeighbourModel(String algorithm, Learnt learnt, NeighbourWeights weights) {
    this.algorithm = algorithm;
    this.learnt = learnt;
    this.weights = weights;
  }

  static NeighbourModel load(SparkSession spark, String folder) {
    String algorithm = Learnt.about(spark, folder).getAs("algorithm");
    Learnt learnt = Learnt.load(spark, folder, 0);
    Dataset<Row> neighbours = spark.read().parquet(folder + "/neighbours").orderBy("item");
    return new NeighbourModel(algorithm, learnt, weights(learnt.items().count(), neighbours));
  }

  @Override
  public String algorithm() {
    return algorithm;
  }

  @Override
  public long items() {
    return learnt.items().count();
  }

  @Override
  public Dataset<Row> lists(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean reasons) {
    return learnt.lists(weights, algorithm, people, exclude, items, n, reasons);
  }

  @Override
  public void save(String folder) {
    SparkSession spark = learnt.people().sparkSession();
    learnt.save(folder);
    spark.createDataFrame(rows(), NEIGHBOURS).write().parquet(folder + "/neighbours");
    Learnt.end(spark, folder, RowFactory.create(algorithm), ABOUT);
  }

  private List<Row> rows() {
    SparseRows matrix = weights.weights();
    List<Row> rows = new ArrayList<>(matrix.rowCount());
    for (int item = 0; item < matrix.rowCount(); item++) {
      rows.add(RowFactory.create(item, matrix.columnsOf(item), matrix.valuesOf(item)));
    }
    return rows;
  }

  private static NeighbourWeights weights(int items, Dataset<Row> neighbours) {
    List<SparseRows> rows = new ArrayList<>();
    for (Row row : neighbours.collectAsList()) {
      List<Integer> columns = row.getList(1);
      List<Float> values = row.getList(2);
      rows.add(SparseRows.row(items, columns, values));
    }
    return new NeighbourWeights(SparseRows.stacked(items, rows));
  }

  @Override
  public void close() {
    learnt.forget();
  }
}
