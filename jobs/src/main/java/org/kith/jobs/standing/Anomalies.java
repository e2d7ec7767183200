package org.kith.jobs.standing;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.jobs.standing.StandingFigures.Anomaly;

/**
 * Days of a period that stand out: volume and sentiment against the 28 days before each, by median
 * and median absolute deviation (Iglewicz and Hoaglin 1993).
 */
final class Anomalies {

  /** How late it is told. */
  static final String LATENCY =
      "A day is judged by the first report after it has ended: at most one day after the night.";

  private static final int LOOK_BACK = 28;
  private static final int FEWEST_DAYS = 14;
  private static final double TO_STANDARD_DEVIATION = 1.4826;
  private static final double LEAST_DEVIATION = 0.05;
  private static final double STANDS_OUT = 4;
  private static final long FEWEST_REVIEWS = 5;

  private Anomalies() {}

  /** Those of the period, by day and series. */
  static List<Anomaly> of(PersonFacts facts, Period period) {
    List<Anomaly> found = new ArrayList<>();
    Map<LocalDate, double[]> orders =
        daily(
            facts.of(Table.ORDERS, period.asOf()).where(col("kind").equalTo("sale")),
            period,
            count_distinct(col("order_id")).cast("double"),
            coalesce(sum("spend"), lit(0)).cast("double"));
    Map<LocalDate, double[]> events =
        daily(
            facts.of(Table.SOCIAL_EVENTS, period.asOf()),
            period,
            count(lit(1)).cast("double"),
            lit(0.0));
    Map<LocalDate, double[]> reviews =
        daily(
            facts.of(Table.REVIEWS, period.asOf()),
            period,
            count(lit(1)).cast("double"),
            coalesce(avg("stars"), lit(0)).cast("double"));
    for (int back = period.days() - 1; back >= 0; back--) {
      LocalDate day = period.asOf().day().minusDays(back);
      judge("orders", day, orders, 0, true, found);
      judge("spend", day, orders, 1, true, found);
      judge("social events", day, events, 0, true, found);
      if (reviews.getOrDefault(day, new double[2])[0] >= FEWEST_REVIEWS) {
        judge("stars of reviews", day, reviews, 1, false, found);
      }
    }
    return found;
  }

  private static Map<LocalDate, double[]> daily(
      Dataset<Row> facts, Period period, Column first, Column second) {
    Column day = to_date(from_utc_timestamp(col("occurred_at"), period.asOf().zone().getId()));
    Map<LocalDate, double[]> days = new TreeMap<>();
    for (Row row :
        facts
            .where(
                col("occurred_at")
                    .geq(lit(Timestamp.from(period.asOf().startOfLast(period.days() + LOOK_BACK)))))
            .groupBy(day.as("day"))
            .agg(first, second)
            .collectAsList()) {
      days.put(row.getDate(0).toLocalDate(), new double[] {row.getDouble(1), row.getDouble(2)});
    }
    return days;
  }

  /** A day without a row counts as 0 for a volume, and not at all for a mean. */
  private static void judge(
      String series,
      LocalDate day,
      Map<LocalDate, double[]> days,
      int place,
      boolean volume,
      List<Anomaly> found) {
    List<Double> before = new ArrayList<>();
    for (int back = LOOK_BACK; back > 0; back--) {
      double[] then = days.get(day.minusDays(back));
      if (then != null) {
        before.add(then[place]);
      } else if (volume) {
        before.add(0.0);
      }
    }
    judge(series, day, days.getOrDefault(day, new double[2])[place], before).ifPresent(found::add);
  }

  /** Judges one value against those before it. */
  static java.util.Optional<Anomaly> judge(
      String series, LocalDate day, double value, List<Double> before) {
    double median = median(before);
    if (before.size() < FEWEST_DAYS || median == 0) {
      return java.util.Optional.empty();
    }
    double spread =
        TO_STANDARD_DEVIATION * median(before.stream().map(x -> Math.abs(x - median)).toList());
    double z = (value - median) / Math.max(spread, LEAST_DEVIATION * Math.abs(median));
    return Math.abs(z) < STANDS_OUT
        ? java.util.Optional.empty()
        : java.util.Optional.of(new Anomaly(day, series, value, median, z));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return 0;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
