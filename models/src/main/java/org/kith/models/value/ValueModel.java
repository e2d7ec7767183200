package org.kith.models.value;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.StructType;
import org.kith.models.evaluate.Percentiles;
import org.kith.models.registry.ModelFile;

/**
 * Says of each customer what they will spend in the days to come: purchases by BG/NBD, their worth
 * by Gamma-Gamma. Saved, it is one line of JSON.
 *
 * @param purchases how customers buy and leave
 * @param spend how much a purchase is worth
 * @param kept share of spend that is not refunded, 0 to 1
 * @param days ahead that are foretold
 * @param clock in whose time customers buy and leave; null for an even one
 */
@JsonIgnoreProperties("season")
public record ValueModel(
    PurchaseProcess purchases, SpendProcess spend, double kept, int days, ShoppingClock clock)
    implements Serializable {

  private static final double DAYS_PER_WEEK = 7;
  private static final StructType ANSWER = StructType.fromDDL("score DOUBLE, reason STRING");

  public ValueModel {
    clock = clock == null ? ShoppingClock.EVEN : clock;
  }

  /** How many times the usual is bought in the days after a day. */
  public double season(LocalDate day) {
    return clock.days(day, day.plusDays(days)) / days;
  }

  /**
   * Scores customers.
   *
   * <p>In: {@code (person_id, repeats BIGINT, silent_days INT, age_days INT, mean_spend DOUBLE)}, a
   * row a customer, see {@link ValueTraining#pasts}. Out: {@code (person_id, score, percentile,
   * reason)}, a row a customer, no order: {@code score} the spend to be expected, in the brand's
   * currency, 0 or more; {@code reason} a JSON object with {@code en} and {@code zh}.
   *
   * @param day last day that the pasts know
   */
  public Dataset<Row> score(Dataset<Row> pasts, LocalDate day) {
    ValueModel model = this;
    ShoppingDays past = clock.until(day);
    double weeks = days * season(day) / DAYS_PER_WEEK;
    UDF4<Long, Integer, Integer, Double, Row> answer =
        (repeats, silent, age, mean) ->
            model.answer(past.history(repeats, silent, age), mean, weeks);
    return Percentiles.added(
        pasts
            .select(
                col("person_id"),
                udf(answer, ANSWER)
                    .apply(col("repeats"), col("silent_days"), col("age_days"), col("mean_spend"))
                    .as("answer"))
            .select("person_id", "answer.score", "answer.reason"));
  }

  private Row answer(PurchaseHistory past, double mean, double weeks) {
    PurchaseOutlook outlook = purchases.outlook(past);
    double expected = outlook.expected(weeks);
    double each = mean > 0 ? spend.expected(past.repeats(), mean) : spend.expected(0, 0);
    double worth = kept * each;
    double score = Math.rint(expected * worth * 1e6) / 1e6;
    int most = outlook.quantile(0.9, weeks);
    long alive = Math.round(100 * outlook.alive());
    String en =
        String.format(
            Locale.ROOT,
            "still a customer with a chance of %d %%; within %d days %.1f purchases of about %.0f"
                + " are expected, hardly more than %d",
            alive,
            days,
            expected,
            worth,
            most);
    String zh =
        String.format(
            Locale.ROOT,
            "仍为顾客的可能性为%d%%；未来%d天预计购买%.1f次，每次约%.0f，一般不超过%d次",
            alive,
            days,
            expected,
            worth,
            most);
    return RowFactory.create(score, "{\"en\":\"" + en + "\",\"zh\":\"" + zh + "\"}");
  }

  /** Saves it into a folder that does not exist yet, on any file system that Spark writes to. */
  public void save(SparkSession session, String folder) {
    ModelFile.save(session, folder, this);
  }

  /** The model that {@link #save} left in that folder; it scores as the saved one did. */
  public static ValueModel load(SparkSession session, String folder) {
    return ModelFile.load(session, folder, ValueModel.class);
  }
}
