package org.kith.models.value;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
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
   * Each customer's past on a day.
   *
   * <p>In: rows of {@code orders} known on the day, {@code (person_id, day DATE, cutoff DATE,
   * age_days INT, kind, spend, …)}. Out: {@code (person_id, repeats BIGINT, recency_days INT,
   * age_days INT, mean_spend DOUBLE, recent_spend DOUBLE)}, a row a customer, no order: spend of a
   * day with purchases, and of the last 365 days, before refunds.
   */
  public Dataset<Row> pasts(Dataset<Row> orders) {
    Column spend = coalesce(col("spend").cast("double"), lit(0.0));
    return orders
        .where(settings.purchases())
        .where(col("day").isNotNull())
        .groupBy("person_id")
        .agg(
            countDistinct("day").minus(1).as("repeats"),
            datediff(max("day"), min("day")).as("recency_days"),
            datediff(max("cutoff"), min("day")).as("age_days"),
            rounded(sum(spend)).as("_spend"),
            rounded(sum(when(col("age_days").lt(YEAR), spend).otherwise(0.0))).as("recent_spend"))
        .withColumn("mean_spend", col("_spend").divide(col("repeats").plus(1)))
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
   * Learns.
   *
   * @param pasts see {@link #pasts}
   * @param kept see {@link #kept}
   * @param season how many times the usual the days ahead sell
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} where nobody bought again
   */
  public ValueModel fit(Dataset<Row> pasts, double kept, double season) {
    PurchaseProcess process = ValueFits.bgNbd(PurchaseRhythm.statistics(pasts));
    SpendProcess spend = ValueFits.gammaGamma(spends(pasts));
    return new ValueModel(process, spend, kept, settings.window().count(), season);
  }

  /** Customers of like number and mean spend, to three significant digits, so that few differ. */
  private static SpendStatistics spends(Dataset<Row> pasts) {
    Column mean = col("mean_spend");
    Column scale = pow(lit(10.0), lit(2).minus(floor(log10(mean))));
    List<SpendStatistics.Alike> alike = new ArrayList<>();
    pasts
        .where(mean.gt(0))
        .groupBy(col("repeats"), rint(mean.multiply(scale)).divide(scale).as("mean"))
        .count()
        .collectAsList()
        .forEach(
            row ->
                alike.add(
                    new SpendStatistics.Alike(
                        (int) row.getLong(0) + 1, row.getDouble(1), row.getLong(2))));
    return SpendStatistics.of(alike);
  }

  /**
   * How well a model foretold.
   *
   * @param pasts of the day it was learnt on
   * @param after rows of {@code orders} in the window after that day
   * @return {@code total_ratio} foretold ÷ spent by all together; {@code mae} of a customer; {@code
   *     spend@20%}, the share of what was spent that came from the fifth with the highest scores,
   *     and the same of the fifth who spent most in the year before as {@code
   *     recent_spend.spend@20%}; {@code people}
   */
  public Map<String, Double> metrics(ValueModel model, Dataset<Row> pasts, Dataset<Row> after) {
    Dataset<Row> spent =
        after
            .where(settings.purchases())
            .groupBy("person_id")
            .agg(
                sum(coalesce(col("spend").cast("double"), lit(0.0)))
                    .multiply(model.kept())
                    .as("spent"));
    Dataset<Row> scored = with(model.score(pasts), spent);
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
