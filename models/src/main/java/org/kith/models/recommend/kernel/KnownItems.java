package org.kith.models.recommend.kernel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.models.recommend.matrix.Ids;

/**
 * Every item that a model knows, as arrays in ascending order of item id. An item's place in them
 * is its number.
 */
public final class KnownItems implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String[] ids;
  private final double[] popularity;
  private final long[] people;
  private final int rank;
  private final float[] factors;

  private KnownItems(String[] ids, double[] popularity, long[] people, int rank, float[] factors) {
    this.ids = ids;
    this.popularity = popularity;
    this.people = people;
    this.rank = rank;
    this.factors = factors;
  }

  /**
   * Items without factors.
   *
   * @param rows {@code (item_id string, popularity double, people bigint)} in order of item id
   */
  public static KnownItems of(List<Row> rows) {
    int count = rows.size();
    String[] ids = new String[count];
    double[] popularity = new double[count];
    long[] people = new long[count];
    for (int i = 0; i < count; i++) {
      Row row = rows.get(i);
      ids[i] = row.getAs("item_id");
      popularity[i] = row.<Double>getAs("popularity");
      people[i] = row.<Long>getAs("people");
    }
    return new KnownItems(ids, popularity, people, 0, new float[0]);
  }

  /**
   * Items whose popularity is the number of people who chose them.
   *
   * @param ids in ascending order
   */
  public static KnownItems counted(String[] ids, long[] people) {
    double[] popularity = Arrays.stream(people).asDoubleStream().toArray();
    return new KnownItems(ids, popularity, people, 0, new float[0]);
  }

  /**
   * Items with factors.
   *
   * @param rows as for {@link #of}, and {@code factors array<float>} of length {@code rank}
   */
  public static KnownItems withFactors(int rank, List<Row> rows) {
    float[] factors = new float[Math.multiplyExact(rows.size(), rank)];
    for (int i = 0; i < rows.size(); i++) {
      put(rows.get(i), "factors", factors, i * rank);
    }
    KnownItems bare = of(rows);
    return new KnownItems(bare.ids, bare.popularity, bare.people, rank, factors);
  }

  /**
   * These items with factors laid beside them.
   *
   * @param rows {@code (id int, features array<float>)}, id being an item's number; an item without
   *     a row keeps zeros
   */
  public KnownItems withFactors(int width, List<Row> rows, String column) {
    float[] matrix = new float[Math.multiplyExact(ids.length, width)];
    for (Row row : rows) {
      put(row, column, matrix, row.getInt(0) * width);
    }
    return new KnownItems(ids, popularity, people, width, matrix);
  }

  /** These items with a matrix of factors laid beside them, row by row in their order. */
  public KnownItems withFactors(int width, float[] matrix) {
    return new KnownItems(ids, popularity, people, width, matrix);
  }

  /**
   * These items and others beside them, all with factors of this {@link #rank}.
   *
   * @param others none of which is among these; their popularity is the number of their people
   */
  public KnownItems and(KnownItems others) {
    Integer[] order = new Integer[ids.length + others.ids.length];
    Arrays.setAll(order, i -> i);
    String[] all = Arrays.copyOf(ids, order.length);
    System.arraycopy(others.ids, 0, all, ids.length, others.ids.length);
    Arrays.sort(order, (one, other) -> Ids.ORDER.compare(all[one], all[other]));
    KnownItems both =
        new KnownItems(
            new String[order.length],
            new double[order.length],
            new long[order.length],
            rank,
            new float[Math.multiplyExact(order.length, rank)]);
    for (int to = 0; to < order.length; to++) {
      boolean own = order[to] < ids.length;
      both.put(to, own ? this : others, own ? order[to] : order[to] - ids.length);
    }
    return both;
  }

  private void put(int to, KnownItems source, int from) {
    ids[to] = source.ids[from];
    popularity[to] = source.popularity[from];
    people[to] = source.people[from];
    System.arraycopy(source.factors, from * rank, factors, to * rank, rank);
  }

  private static void put(Row row, String column, float[] matrix, int from) {
    List<Float> values = row.getList(row.fieldIndex(column));
    for (int f = 0; f < values.size(); f++) {
      matrix[from + f] = values.get(f);
    }
  }

  /** The items as rows, in the shape that {@link #withFactors(int, List)} takes. */
  public Dataset<Row> frame(SparkSession spark) {
    List<Row> rows = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      float[] own = new float[rank];
      System.arraycopy(factors, i * rank, own, 0, rank);
      rows.add(RowFactory.create(ids[i], popularity[i], people[i], own));
    }
    return spark.createDataFrame(
        rows,
        StructType.fromDDL(
            "item_id STRING, popularity DOUBLE, people BIGINT, factors ARRAY<FLOAT>"));
  }

  /** How many items there are. */
  public int count() {
    return ids.length;
  }

  /** Item ids by number. */
  public String[] ids() {
    return ids.clone();
  }

  /** Factors of an item; 0 where there are none. */
  public int rank() {
    return rank;
  }

  /** How many people chose each item, by number. */
  public long[] people() {
    return people.clone();
  }

  String id(int item) {
    return ids[item];
  }

  double popularity(int item) {
    return popularity[item];
  }

  long people(int item) {
    return people[item];
  }

  /** Factor f of item i is at {@code i * rank + f}; nobody changes the array. */
  public float[] factors() {
    return factors;
  }
}
