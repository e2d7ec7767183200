package org.kith.models.value;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;

/**
 * What people's own rhythm of buying says of the days to come, by BG/NBD: a feature that no sum
 * over their orders gives, since it weighs silence by how often each used to buy.
 *
 * <p>The process is learnt once, from what was known at one cut-off, and read at others of the same
 * day or later, so that features of all cut-offs mean the same.
 *
 * @param process BG/NBD, in weeks
 */
public record PurchaseRhythm(PurchaseProcess process) {

  /** Probability that the person has not left for good, 0 to 1. */
  public static final String ALIVE = "still_buying";

  /** Log-odds of at least one purchase within 30 days. */
  public static final String REORDER = "purchase_rhythm";

  private static final double DAYS_PER_WEEK = 7;
  private static final double WEEKS_AHEAD = 30 / DAYS_PER_WEEK;

  public PurchaseRhythm {
    if (process.leavesAtFirst() || process.k() != 1) {
      throw new IllegalArgumentException("not BG/NBD: " + process);
    }
  }

  /** The features' names. */
  public static List<String> features() {
    return List.of(ALIVE, REORDER);
  }

  /**
   * Each person's past at each cut-off.
   *
   * <p>In: {@code (person_id, cutoff DATE, day DATE, …)}, a row a purchase or part of one, each
   * before its cut-off; a day's are one purchase. Out: {@code (person_id, cutoff, repeats BIGINT,
   * recency_days INT, age_days INT)}, one row a person and cut-off, no order; ages count from the
   * first purchase.
   */
  public static Dataset<Row> pasts(Dataset<Row> purchases) {
    Column first = min("day");
    return purchases
        .where(col("day").isNotNull())
        .groupBy("person_id", "cutoff")
        .agg(
            countDistinct("day").minus(1).as("repeats"),
            datediff(max("day"), first).as("recency_days"),
            datediff(col("cutoff"), first).as("age_days"));
  }

  /**
   * Learns from the pasts of one cut-off; the statistics of all who have the same are one row.
   *
   * @param pasts see {@link #pasts}
   * @return empty where too few bought again to learn from
   */
  public static Optional<PurchaseRhythm> learn(Dataset<Row> pasts, LocalDate cutoff) {
    PurchaseStatistics statistics = statistics(pasts.where(col("cutoff").equalTo(lit(cutoff))));
    try {
      return Optional.of(new PurchaseRhythm(ValueFits.bgNbd(statistics)));
    } catch (Problem tooFew) {
      return Optional.empty();
    }
  }

  /** Statistics of pasts, for BG/NBD: it does not need the times between purchases. */
  static PurchaseStatistics statistics(Dataset<Row> pasts) {
    Map<PurchaseHistory, Long> customers = new HashMap<>();
    pasts
        .groupBy("repeats", "recency_days", "age_days")
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(
            row ->
                customers.put(
                    new PurchaseHistory(
                        (int) row.getLong(0),
                        row.getInt(1) / DAYS_PER_WEEK,
                        row.getInt(2) / DAYS_PER_WEEK),
                    row.getLong(3)));
    return PurchaseStatistics.of(customers, 0);
  }

  /**
   * The features. In: {@link #pasts}. Out: {@code (person_id, cutoff, still_buying DOUBLE,
   * purchase_rhythm DOUBLE)}, a row a row. Fader, Hardie and Lee (2005), equations 7 and 10: alive
   * is 1 ÷ (1 + a ÷ (b + x − 1) · ((α + T) ÷ (α + tₓ))^(r + x)), 1 without a repeat, and of who is
   * alive the rate is Gamma(r + x, α + T).
   */
  public Dataset<Row> features(Dataset<Row> pasts) {
    Column x = col("repeats");
    Column age = col("age_days").divide(DAYS_PER_WEEK).plus(process.alpha());
    Column recency = col("recency_days").divide(DAYS_PER_WEEK).plus(process.alpha());
    Column shape = x.plus(process.r());
    Column odds =
        lit(process.a()).divide(x.plus(process.b() - 1)).multiply(pow(age.divide(recency), shape));
    Column alive = when(x.equalTo(0), 1.0).otherwise(lit(1.0).divide(odds.plus(1)));
    Column none = exp(shape.multiply(log1p(lit(WEEKS_AHEAD).divide(age))).multiply(-1));
    Column chance = alive.multiply(lit(1.0).minus(none));
    return pasts.select(
        col("person_id"),
        col("cutoff"),
        significant(alive).as(ALIVE),
        significant(log(chance.divide(lit(1.0).minus(chance)))).as(REORDER));
  }

  static double rounded(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }

  /** To nine decimals, so that the last bits of a machine's functions do not show. */
  private static Column significant(Column number) {
    return round(number, 9);
  }
}
