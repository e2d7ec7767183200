package org.kith.models.value;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.Percentiles;

/** Learns what customers spend, and measures it on days that were not learnt from. */
public final class ValueTraining {

  private static final double TOP = 0.8;
  private static final int YEAR = 365;

  private final ValueSettings settings;

  public ValueTraining(ValueSettings settings) {
    this.settings = settings;
  }

  /**
   * What each customer bought on each day.
   *
   * <p>In: rows of {@code orders} known on the day, {@code (person_id, day DATE, cutoff DATE,
   * age_days INT, kind, spend, …)}. Out: {@code (person_id, age_days INT, spend DOUBLE)}, a row a
   * customer and day with purchases, no order: days before the cut-off, and spend before refunds.
   */
  public Dataset<Row> purchases(Dataset<Row> orders) {
    return orders
        .where(settings.purchases())
        .where(col("day").isNotNull())
        .groupBy(col("person_id"), datediff(col("cutoff"), col("day")).as("age_days"))
        .agg(rounded(sum(coalesce(col("spend").cast("double"), lit(0.0)))).as("spend"));
  }

  /**
   * Each customer's past on a day.
   *
   * <p>In: {@link #purchases}. Out: {@code (person_id, repeats BIGINT, silent_days INT, age_days
   * INT, recent_spend DOUBLE, mean_spend DOUBLE)}, a row a customer, no order: days since the last
   * and the first purchase; spend of the last 365 days; mean spend of a repeat, 0 without one. The
   * first purchase is left out of the mean, as Fader and Hardie (2013) do: it is often of another
   * size than what follows.
   */
  public Dataset<Row> pasts(Dataset<Row> purchases) {
    Column first = max_by(col("spend"), col("age_days"));
    Column repeats = col("repeats");
    return purchases
        .groupBy("person_id")
        .agg(
            count(lit(1)).minus(1).as("repeats"),
            min("age_days").as("silent_days"),
            max("age_days").as("age_days"),
            rounded(sum("spend").minus(first)).as("_spend"),
            rounded(sum(when(col("age_days").lt(YEAR), col("spend")).otherwise(0.0)))
                .as("recent_spend"))
        .withColumn("mean_spend", when(repeats.gt(0), col("_spend").divide(repeats)).otherwise(0.0))
        .drop("_spend");
  }

  /** Share of what was bought that was not sent back, over the same rows; 1 without any. */
  public double kept(Dataset<Row> orders) {
    Column spend = coalesce(col("spend").cast("double"), lit(0.0));
    Row sums =
        orders
            .agg(sum(when(expr("kind = 'refund'"), spend)), sum(when(expr("kind = 'sale'"), spend)))
            .head();
    if (sums.isNullAt(1) || sums.isNullAt(0) || sums.getDouble(1) <= 0) {
      return 1;
    }
    double refunded = Math.abs(sums.getDouble(0)) / sums.getDouble(1);
    return PurchaseRhythm.rounded(Math.max(0, Math.min(1, 1 - refunded)));
  }

  /**
   * Learns: a process by the calendar, the clock by which purchases come evenly, and the process
   * anew by that clock.
   *
   * @param purchases see {@link #purchases}
   * @param pasts see {@link #pasts}
   * @param kept see {@link #kept}
   * @param day last day that they know
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} where nobody bought again
   */
  public ValueModel fit(Dataset<Row> purchases, Dataset<Row> pasts, double kept, LocalDate day) {
    List<Row> alike = pasts.groupBy("repeats", "silent_days", "age_days").count().collectAsList();
    PurchaseProcess even = ValueFits.bgNbd(statistics(alike, ShoppingClock.EVEN.until(day)));
    ShoppingClock clock = clock(even, alike, purchases, day);
    return new ValueModel(
        ValueFits.bgNbd(statistics(alike, clock.until(day))),
        ValueFits.gammaGamma(spends(pasts)),
        kept,
        settings.window().count(),
        clock);
  }

  private static PurchaseStatistics statistics(List<Row> alike, ShoppingDays past) {
    Map<PurchaseHistory, Long> customers = new HashMap<>();
    for (Row row : alike) {
      PurchaseHistory history = past.history(row.getLong(0), row.getInt(1), row.getInt(2));
      customers.merge(history, row.getLong(3), Long::sum);
    }
    return PurchaseStatistics.of(customers, 0);
  }

  private static ShoppingClock clock(
      PurchaseProcess even, List<Row> alike, Dataset<Row> purchases, LocalDate day) {
    Map<LocalDate, Long> arrivals = new HashMap<>();
    alike.forEach(row -> arrivals.merge(day.minusDays(row.getInt(2)), row.getLong(3), Long::sum));
    Map<LocalDate, Long> repeats = new HashMap<>();
    for (Row row : purchases.groupBy("age_days").count().collectAsList()) {
      LocalDate at = day.minusDays(row.getInt(0));
      repeats.put(at, row.getLong(1) - arrivals.getOrDefault(at, 0L));
    }
    return ShoppingClock.learnt(even, arrivals, repeats, day);
  }

  /** Customers of like number and mean spend, to three significant digits, so that few differ. */
  private static SpendStatistics spends(Dataset<Row> pasts) {
    Column mean = col("mean_spend");
    Column scale = pow(lit(10.0), lit(2).minus(floor(log10(mean))));
    List<SpendStatistics.Alike> alike = new ArrayList<>();
    pasts
        .where(col("repeats").gt(0).and(mean.gt(0)))
        .groupBy(col("repeats"), rint(mean.multiply(scale)).divide(scale).as("mean"))
        .count()
        .collectAsList()
        .forEach(
            row ->
                alike.add(
                    new SpendStatistics.Alike(
                        (int) row.getLong(0), row.getDouble(1), row.getLong(2))));
    return SpendStatistics.of(alike);
  }

  /**
   * How well a model foretold.
   *
   * @param pasts of the day it was learnt on
   * @param day that day
   * @param after rows of {@code orders} in the window after that day
   * @return {@code total_ratio} foretold ÷ spent by all together; {@code mae} of a customer; {@code
   *     spend@20%}, the share of what was spent that came from the fifth with the highest scores,
   *     and the same of the fifth who spent most in the year before as {@code
   *     recent_spend.spend@20%}; {@code people}
   */
  public Map<String, Double> metrics(
      ValueModel model, Dataset<Row> pasts, LocalDate day, Dataset<Row> after) {
    Dataset<Row> spent =
        after
            .where(settings.purchases())
            .groupBy("person_id")
            .agg(
                sum(coalesce(col("spend").cast("double"), lit(0.0)))
                    .multiply(model.kept())
                    .as("spent"));
    Dataset<Row> scored = with(model.score(pasts, day), spent);
    Dataset<Row> recent =
        pasts.select(
            col("person_id"),
            col("recent_spend").as("score"),
            lit(null).cast("string").as("reason"));
    Column top = when(col("percentile").gt(TOP), col("spent")).otherwise(0.0);
    Row own =
        scored
            .agg(
                sum("score"),
                sum("spent"),
                sum(abs(col("score").minus(col("spent")))),
                sum(top),
                sum(lit(1.0)))
            .head();
    Row other = with(Percentiles.added(recent), spent).agg(sum(top)).head();
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (own.isNullAt(0) || own.getDouble(1) <= 0) {
      return metrics;
    }
    metrics.put("spend@20%", own.getDouble(3) / own.getDouble(1));
    metrics.put("total_ratio", own.getDouble(0) / own.getDouble(1));
    metrics.put("mae", own.getDouble(2) / own.getDouble(4));
    metrics.put("people", own.getDouble(4));
    metrics.put("recent_spend.spend@20%", other.getDouble(0) / own.getDouble(1));
    return metrics;
  }

  private static Dataset<Row> with(Dataset<Row> scored, Dataset<Row> spent) {
    return scored
        .join(spent, new String[] {"person_id"}, "left")
        .withColumn("spent", coalesce(col("spent"), lit(0.0)));
  }

  /** To cents and less, so that the order in which sums were made does not show. */
  private static Column rounded(Column number) {
    return round(number, 4);
  }
}
