package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Kinds of people for whom an effect is told apart: by their orders before the start, and by age
 * and how they came, as the release's profile has them; by nothing that a campaign itself moves,
 * which would bend the comparison.
 */
final class Slices {

  /** The slice of everybody. */
  static final String ALL = "all";

  private Slices() {}

  /** The tags of the profile that are read; those that it lacks make no slice. */
  static List<String> profileColumns(Dataset<Row> profile) {
    List<String> names = new ArrayList<>(List.of("age_years", "was_referred"));
    names.retainAll(Arrays.asList(profile.columns()));
    return names;
  }

  /**
   * Rows once for everybody and once a slice.
   *
   * <p>In: {@link Outcomes}' rows with {@link #profileColumns}. Out: the same with {@code slice}
   * and {@code value}.
   */
  static Dataset<Row> of(Dataset<Row> outcomes) {
    List<Column> slices = new ArrayList<>();
    slices.add(slice(ALL, lit("")));
    slices.add(slice("last_order", lastOrder()));
    slices.add(slice("orders_before", ordersBefore()));
    List<String> columns = Arrays.asList(outcomes.columns());
    if (columns.contains("age_years")) {
      slices.add(slice("age", age()));
    }
    if (columns.contains("was_referred")) {
      slices.add(slice("came_by_referral", when(col("was_referred"), "yes").otherwise("no")));
    }
    return outcomes
        .withColumn("one", explode(array(slices.toArray(Column[]::new))))
        .withColumn("slice", col("one.slice"))
        .withColumn("value", col("one.value"))
        .drop("one");
  }

  private static Column slice(String name, Column value) {
    return struct(lit(name).as("slice"), value.as("value"));
  }

  private static Column lastOrder() {
    Column days = col("recency_days");
    return when(days.leq(30), "1-30 days ago")
        .when(days.leq(90), "31-90 days ago")
        .when(days.leq(180), "91-180 days ago")
        .when(days.isNotNull(), "over 180 days ago")
        .otherwise("never");
  }

  private static Column ordersBefore() {
    Column orders = col("orders_ever");
    return when(orders.lt(1), "0")
        .when(orders.lt(2), "1")
        .when(orders.lt(5), "2-4")
        .otherwise("5 or more");
  }

  private static Column age() {
    Column years = col("age_years");
    return when(years.lt(25), "under 25")
        .when(years.lt(35), "25-34")
        .when(years.lt(45), "35-44")
        .when(years.isNotNull(), "45 or more")
        .otherwise("unknown");
  }
}
