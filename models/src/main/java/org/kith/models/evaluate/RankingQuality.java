package org.kith.models.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * How well ranked lists foretell what people chose: the mean of each measure over the people who
 * chose something.
 *
 * <p>In: lists {@code (person_id, item_id, rank)}, rank from 1, each (person, item) at most once;
 * truth {@code (person_id, item_id)}, each once. A person in the truth without a list counts 0; a
 * list without truth counts only towards coverage. Out: {@code recall@k}, {@code recall_all@k},
 * {@code ndcg@k}, {@code map@k}, {@code precision@k} and {@code coverage@k} (share of the catalogue
 * that stands in somebody's first k). Without anybody in the truth all but coverage are NaN.
 */
public final class RankingQuality {

  private static final List<String> MEASURES =
      List.of("recall", "recall_all", "ndcg", "map", "precision");

  private RankingQuality() {}

  /**
   * Measures the lists at one or several lengths.
   *
   * @param catalogueItems items that could have been recommended, 1 or more
   */
  public static Map<String, Double> of(
      Dataset<Row> lists, Dataset<Row> truth, long catalogueItems, int... lengths) {
    Dataset<Row> judged = judged(lists, truth);
    List<Column> means = new ArrayList<>();
    for (int k : lengths) {
      Column measures = measuresAt(k).apply(col("hit_ranks"), col("test_items"));
      for (int i = 0; i < MEASURES.size(); i++) {
        means.add(avg(measures.getItem(i)).as(MEASURES.get(i) + "@" + k));
      }
    }
    Row row = judged.select(means.toArray(Column[]::new)).head();
    Row covered = coverage(lists, lengths);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < lengths.length; i++) {
      for (int j = 0; j < MEASURES.size(); j++) {
        int at = i * MEASURES.size() + j;
        metrics.put(
            MEASURES.get(j) + "@" + lengths[i], row.isNullAt(at) ? Double.NaN : row.getDouble(at));
      }
      metrics.put("coverage@" + lengths[i], (double) covered.getLong(i) / catalogueItems);
    }
    return metrics;
  }

  private static Dataset<Row> judged(Dataset<Row> lists, Dataset<Row> truth) {
    Dataset<Row> ranks = lists.select("person_id", "item_id", "rank");
    Column hit = when(col("rank").isNotNull(), col("rank"));
    return truth
        .select("person_id", "item_id")
        .join(ranks, new String[] {"person_id", "item_id"}, "left")
        .groupBy("person_id")
        .agg(collect_list(hit).as("hit_ranks"), count(lit(1)).cast("int").as("test_items"));
  }

  private static Row coverage(Dataset<Row> lists, int... lengths) {
    Column[] counts = new Column[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      Column within = when(col("rank").leq(lengths[i]), col("item_id"));
      counts[i] = coalesce(countDistinct(within), lit(0L));
    }
    return lists.select(counts).head();
  }

  private static UserDefinedFunction measuresAt(int k) {
    UDF2<scala.collection.Seq<Integer>, Integer, double[]> measures =
        (ranks, testItems) -> {
          int[] hitRanks = new int[ranks.size()];
          for (int i = 0; i < hitRanks.length; i++) {
            hitRanks[i] = ranks.apply(i);
          }
          RankedHits hits = new RankedHits(hitRanks, testItems);
          return new double[] {
            hits.recall(k),
            hits.recallAll(k),
            hits.ndcg(k),
            hits.averagePrecision(k),
            hits.precision(k)
          };
        };
    return udf(measures, DataTypes.createArrayType(DataTypes.DoubleType, false));
  }
}
