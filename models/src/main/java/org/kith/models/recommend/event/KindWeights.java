package org.kith.models.recommend.event;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns how much each kind of event says about taste, in purchases.
 *
 * <p>Asked is, of everybody who buys something new in a window: in which categories? Each person
 * and category is one case; it is a yes when the person buys there an item for the first time. A
 * kind speaks through x = ⌈log2(1 + events of the kind with items of the category before the
 * window)⌉, at most {@value #HIGHEST}. Non-negative logistic regression (see {@link
 * NonNegativeLogit}), with the category's own log-odds as offset, gives each kind its coefficient
 * while the other kinds stand beside it, so that a review is not paid for the purchase that it
 * follows. A kind's weight is its coefficient over that of {@code sale}, at most {@value
 * #HEAVIEST}.
 *
 * <p>Nothing is learnt, and every weight is 0, where events have no dates or items no categories,
 * where fewer than {@value #FEWEST} cases are a yes, or where past purchases foretell none.
 */
public final class KindWeights {

  static final int HIGHEST = 5;
  static final int FEWEST = 50;
  static final double HEAVIEST = 10;

  private static final String SALE = "sale";
  private static final double ROUNDING = 1000;

  private final List<String> kinds;

  /**
   * @param learnt kinds to weigh, without {@code sale}
   */
  public KindWeights(List<String> learnt) {
    this.kinds = new ArrayList<>(learnt);
    kinds.remove(SALE);
    kinds.add(0, SALE);
  }

  /**
   * Weighs the kinds.
   *
   * @param events {@code (person_id, item_id, kind, occurred_at)}; others than the learnt kinds and
   *     {@code sale} do not count
   * @param items {@code (item_id, category)}, an item at most once
   * @param from when the window begins
   * @param to when it ends; what happens then or later is unseen
   * @return by kind, 0 or more, to three places; a purchase counts 1
   */
  public Map<String, Double> learn(
      Dataset<Row> events, Dataset<Row> items, Instant from, Instant to) {
    Dataset<Row> placed =
        events
            .where(col("occurred_at").lt(lit(to)).and(col("kind").isin(kinds.toArray())))
            .join(items.where(col("category").isNotNull()).select("item_id", "category"), "item_id")
            .cache();
    try {
      Dataset<Row> past = placed.where(col("occurred_at").lt(lit(from)));
      Dataset<Row> bought = firstPurchases(placed, past, from).cache();
      long buyers = bought.select("person_id").distinct().count();
      List<Row> cases = buyers == 0 ? List.of() : cases(past, bought);
      bought.unpersist();
      return weights(regression(cases, buyers));
    } finally {
      placed.unpersist();
    }
  }

  /** {@code (person_id, category)} of first purchases in the window, by people with a past. */
  private static Dataset<Row> firstPurchases(Dataset<Row> placed, Dataset<Row> past, Instant from) {
    Dataset<Row> owned = past.where(col("kind").equalTo(SALE)).select("person_id", "item_id");
    return placed
        .where(col("kind").equalTo(SALE).and(col("occurred_at").geq(lit(from))))
        .join(owned, new String[] {"person_id", "item_id"}, "left_anti")
        .join(past.select("person_id").distinct(), new String[] {"person_id"}, "left_semi")
        .select("person_id", "category")
        .distinct();
  }

  /** {@code (category, x0 … , people, yes)}: the cases that have an event or are a yes. */
  private List<Row> cases(Dataset<Row> past, Dataset<Row> bought) {
    Column[] counts = new Column[kinds.size()];
    Column[] levels = new Column[kinds.size() + 1];
    levels[0] = col("category");
    for (int k = 0; k < counts.length; k++) {
      counts[k] = sum(when(col("kind").equalTo(kinds.get(k)), 1).otherwise(0)).as("x" + k);
      Column level = ceil(log2(lit(1).plus(coalesce(col("x" + k), lit(0))))).cast("int");
      levels[k + 1] = least(level, lit(HIGHEST)).as("x" + k);
    }
    Dataset<Row> seen =
        past.join(bought.select("person_id").distinct(), new String[] {"person_id"}, "left_semi")
            .groupBy("person_id", "category")
            .agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length));
    Column[] keys = new Column[levels.length];
    Arrays.setAll(keys, i -> i == 0 ? col("category") : col("x" + (i - 1)));
    return seen.join(
            bought.withColumn("yes", lit(1L)), new String[] {"person_id", "category"}, "full_outer")
        .select(append(levels, coalesce(col("yes"), lit(0L)).as("yes")))
        .groupBy(keys)
        .agg(count(lit(1)).as("people"), sum("yes").as("yes"))
        .orderBy(keys)
        .collectAsList();
  }

  /** The grouped cases with those that have no event and are a no, each with its offset. */
  private NonNegativeLogit regression(List<Row> rows, long buyers) {
    Map<String, long[]> totals = new TreeMap<>();
    for (Row row : rows) {
      long[] total = totals.computeIfAbsent(row.getString(0), category -> new long[2]);
      total[0] += row.<Long>getAs("people");
      total[1] += row.<Long>getAs("yes");
    }
    NonNegativeLogit regression = new NonNegativeLogit(kinds.size());
    totals.forEach(
        (category, total) ->
            regression.add(
                new double[kinds.size()], offset(total[1], buyers), buyers - total[0], 0));
    for (Row row : rows) {
      double[] x = new double[kinds.size()];
      Arrays.setAll(x, k -> row.<Integer>getAs("x" + k));
      long yes = row.<Long>getAs("yes");
      double offset = offset(totals.get(row.getString(0))[1], buyers);
      regression.add(x, offset, row.<Long>getAs("people"), yes);
    }
    return regression;
  }

  private Map<String, Double> weights(NonNegativeLogit regression) {
    Map<String, Double> weights = new LinkedHashMap<>();
    double[] found =
        regression.yes() < FEWEST ? new double[kinds.size()] : regression.coefficients();
    for (int k = 1; k < kinds.size(); k++) {
      double weight = found[0] > 0 ? Math.min(found[k] / found[0], HEAVIEST) : 0;
      weights.put(kinds.get(k), Math.rint(weight * ROUNDING) / ROUNDING);
    }
    return weights;
  }

  private static double offset(long yes, long people) {
    return Math.log((yes + .5) / (people - yes + .5));
  }

  private static Column[] append(Column[] columns, Column last) {
    Column[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = last;
    return all;
  }
}
