package org.kith.models.recommend.kernel;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Every person's best items: scored a block of people at a time, and cut as they are scored. */
public final class TopLists {

  private static final Map<String, String> OPTIONAL =
      Map.of("factors", "array<float>", "past_items", "array<int>", "past_weights", "array<float>");

  private final KnownItems known;
  private final ItemScorer scorer;
  private final String algorithm;

  private TopLists(KnownItems known, ItemScorer scorer, String algorithm) {
    this.known = known;
    this.scorer = scorer;
    this.algorithm = algorithm;
  }

  /**
   * Lists by what a model has learnt of each person; who it does not know gets popular items.
   *
   * @param algorithm name of the model's algorithm, for its rows
   */
  public static TopLists by(KnownItems known, ItemScorer scorer, String algorithm) {
    return new TopLists(known, scorer, algorithm);
  }

  /** Lists of popular items for everybody. */
  public static TopLists byPopularity(KnownItems known) {
    return new TopLists(known, null, null);
  }

  /**
   * The lists, exact, in the shape that {@code RecommenderModel.recommend} promises.
   *
   * @param people {@code (person_id, factors array<float>, past_items array<int>, past_weights
   *     array<float>)}, a row a person; all but the first may be null or absent
   * @param exclude {@code (person_id, item_id)} that must not appear; null for each person's past
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
            scorer == null ? null : context.broadcast(scorer),
            algorithm,
            n,
            explained,
            exclude == null);
    Dataset<Row> asked =
        withExcluded(complete(people), exclude)
            .select("person_id", "factors", "past_items", "past_weights", "excluded");
    return InternalRows.frame(spark, spread(asked).mapPartitions(kernel), ListKernel.SCHEMA);
  }

  /** The rows, in enough partitions for all that can work on them. */
  private static JavaRDD<InternalRow> spread(Dataset<Row> asked) {
    JavaRDD<InternalRow> rows = InternalRows.of(asked);
    int parallelism = asked.sparkSession().sparkContext().defaultParallelism();
    return rows.getNumPartitions() >= parallelism
        ? rows
        : InternalRows.of(asked.repartition(parallelism, col("person_id")));
  }

  private static Dataset<Row> complete(Dataset<Row> people) {
    List<String> present = Arrays.asList(people.columns());
    Dataset<Row> complete = people;
    for (Map.Entry<String, String> column : OPTIONAL.entrySet()) {
      if (!present.contains(column.getKey())) {
        complete = complete.withColumn(column.getKey(), lit(null).cast(column.getValue()));
      }
    }
    return complete;
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

  /** Adds {@code excluded array<int>}, null where there is nothing to leave out. */
  private Dataset<Row> withExcluded(Dataset<Row> people, Dataset<Row> exclude) {
    if (exclude == null) {
      return people.withColumn("excluded", lit(null).cast("array<int>"));
    }
    List<Row> rows = new ArrayList<>(known.count());
    for (int item = 0; item < known.count(); item++) {
      rows.add(RowFactory.create(known.id(item), item));
    }
    Dataset<Row> numbers =
        people.sparkSession().createDataFrame(rows, StructType.fromDDL("item_id STRING, item INT"));
    Dataset<Row> excluded =
        exclude
            .select("person_id", "item_id")
            .join(broadcast(numbers), "item_id")
            .groupBy("person_id")
            .agg(collect_list("item").as("excluded"));
    return people.join(excluded, new String[] {"person_id"}, "left");
  }
}
