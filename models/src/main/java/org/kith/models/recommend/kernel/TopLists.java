package org.kith.models.recommend.kernel;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Every person's best items: the product of people's and items' factors, cut as it is made. */
public final class TopLists {

  private final KnownItems known;
  private final PastReasons reasons;

  /**
   * @param reasons how a list made from factors is explained; null where there are no factors or no
   *     reasons are wanted
   */
  public TopLists(KnownItems known, PastReasons reasons) {
    this.known = known;
    this.reasons = reasons;
  }

  /**
   * The lists, exact, in the shape that {@code RecommenderModel.recommend} promises.
   *
   * @param people {@code (person_id, factors array<float>, past_items array<int>, past_weights
   *     array<float>)}, a row a person; without factors the person gets popular items
   * @param exclude {@code (person_id, item_id)} that must not appear
   * @param items {@code (item_id)} that may appear; null for all known
   * @param n longest list
   */
  public Dataset<Row> of(
      Dataset<Row> people, Dataset<Row> exclude, Dataset<Row> items, int n, boolean explained) {
    SparkSession spark = people.sparkSession();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Candidates candidates = new Candidates(known, allowed(items));
    ListKernel kernel =
        new ListKernel(
            context.broadcast(known),
            context.broadcast(candidates),
            reasons == null ? null : context.broadcast(reasons),
            n,
            explained);
    Dataset<Row> asked =
        people
            .join(excluded(spark, exclude), new String[] {"person_id"}, "left")
            .select("person_id", "factors", "past_items", "past_weights", "excluded")
            .repartition(context.defaultParallelism(), col("person_id"));
    return asked.mapPartitions(kernel, Encoders.row(ListKernel.SCHEMA));
  }

  private static Set<String> allowed(Dataset<Row> items) {
    if (items == null) {
      return null;
    }
    Set<String> ids = new HashSet<>();
    for (Row row : items.select("item_id").distinct().collectAsList()) {
      ids.add(row.getString(0));
    }
    return ids;
  }

  private Dataset<Row> excluded(SparkSession spark, Dataset<Row> exclude) {
    List<Row> rows = new ArrayList<>(known.count());
    for (int item = 0; item < known.count(); item++) {
      rows.add(RowFactory.create(known.id(item), item));
    }
    Dataset<Row> numbers =
        spark.createDataFrame(rows, StructType.fromDDL("item_id STRING, item INT"));
    return exclude
        .select("person_id", "item_id")
        .join(broadcast(numbers), "item_id")
        .groupBy("person_id")
        .agg(collect_set("item").as("excluded"));
  }
}
