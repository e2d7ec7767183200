package org.kith.jobs.bench.recommend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Lists from factors alone, without the items that a person had in train: score descending, then
 * item ascending. Plain and slow; for judging some people, never for timing.
 */
final class MaskedTop {

  private static final StructType LISTS =
      StructType.fromDDL("person_id STRING, item_id STRING, rank INT");

  /** The items of a model, in order of their id. */
  private record Items(String[] ids, float[][] factors) implements java.io.Serializable {}

  /** An item and its score. */
  private record Scored(int item, double score) {}

  private static final Comparator<Scored> WORST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .thenComparing(Comparator.comparingInt(Scored::item).reversed());

  private MaskedTop() {}

  /**
   * The lists of these people.
   *
   * @param persons {@code (person_id, features array<float>)}
   * @param items {@code (item_id, features array<float>)}
   * @param train {@code (person_id, item_id)} to be left out
   * @param n longest list
   */
  static Dataset<Row> of(Dataset<Row> persons, Dataset<Row> items, Dataset<Row> train, int n) {
    SparkSession spark = persons.sparkSession();
    Items all = collected(items);
    StructType numbered = StructType.fromDDL("item_id STRING, number INT");
    List<Row> numbers =
        IntStream.range(0, all.ids().length)
            .mapToObj(number -> RowFactory.create(all.ids()[number], number))
            .toList();
    Dataset<Row> seen =
        train
            .join(broadcast(persons.select("person_id")), "person_id")
            .join(broadcast(spark.createDataFrame(numbers, numbered)), "item_id")
            .groupBy("person_id")
            .agg(collect_list("number").as("seen"));
    Broadcast<Items> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(all);
    return persons
        .join(seen, "person_id")
        .select(col("person_id"), col("features"), col("seen"))
        .flatMap(
            (FlatMapFunction<Row, Row>) person -> list(person, shared.value(), n),
            Encoders.row(LISTS));
  }

  private static Items collected(Dataset<Row> items) {
    List<Row> rows = items.orderBy("item_id").collectAsList();
    String[] ids = new String[rows.size()];
    float[][] factors = new float[rows.size()][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = rows.get(i).getString(0);
      factors[i] = floats(rows.get(i).getSeq(1));
    }
    return new Items(ids, factors);
  }

  private static float[] floats(scala.collection.Seq<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.apply(i);
    }
    return floats;
  }

  private static Iterator<Row> list(Row person, Items items, int n) {
    float[] taste = floats(person.getSeq(1));
    boolean[] seen = new boolean[items.ids().length];
    scala.collection.Seq<Integer> numbers = person.getSeq(2);
    for (int i = 0; i < numbers.size(); i++) {
      seen[numbers.apply(i)] = true;
    }
    PriorityQueue<Scored> best = new PriorityQueue<>(n + 1, WORST_FIRST);
    for (int item = 0; item < seen.length; item++) {
      if (!seen[item]) {
        best.add(new Scored(item, product(taste, items.factors()[item])));
        if (best.size() > n) {
          best.poll();
        }
      }
    }
    List<Row> rows = new ArrayList<>(best.size());
    for (int rank = best.size(); rank >= 1; rank--) {
      rows.add(0, RowFactory.create(person.getString(0), items.ids()[best.poll().item()], rank));
    }
    return rows.iterator();
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
