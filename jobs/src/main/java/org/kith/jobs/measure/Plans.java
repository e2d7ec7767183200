package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.measure.MeasureFigures.Plan;
import org.kith.jobs.measure.estimate.DesignEffect;
import org.kith.jobs.measure.estimate.SampleSize;
import org.kith.jobs.segment.DetectableLift;

/** What segments could show, before anybody is contacted. */
final class Plans {

  private final MeasureSettings settings;

  Plans(MeasureSettings settings) {
    this.settings = settings;
  }

  /**
   * Plans of a release's segments, by name.
   *
   * @param segments {@code (segment, person_id, arm, unit …)}
   * @param rates {@code (person_id, rate)}, the probability of an order within the days; who is not
   *     there is taken not to order
   * @param lately {@code person_id} of those who ordered in as many days before
   */
  List<Plan> of(Dataset<Row> segments, Dataset<Row> rates, Dataset<Row> lately) {
    Column alone = col("unit").isNull();
    return segments
        .join(rates, new String[] {"person_id"}, "left")
        .join(lately.withColumn("yes", lit(1.0)), new String[] {"person_id"}, "left")
        .groupBy("segment", "unit")
        .agg(
            count(when(col("arm").equalTo(Experiments.TREAT), lit(1))).as("treat"),
            count(when(col("arm").equalTo(Experiments.HOLDOUT), lit(1))).as("holdout"),
            count(lit(1)).cast("double").as("people"),
            sum(coalesce(col("yes"), lit(0.0))).as("yes"),
            sum(coalesce(col("rate"), lit(0.0))).as("rates"))
        .groupBy("segment")
        .agg(
            sum("treat").as("treat"),
            sum("holdout").as("holdout"),
            sum("people").as("people"),
            sum("rates").as("rates"),
            sum("yes").as("yes"),
            sum(when(alone, col("people")).otherwise(1.0)).as("units"),
            sum(when(alone, col("people")).otherwise(col("people").multiply(col("people"))))
                .as("squared_people"),
            sum(when(alone, col("yes"))
                    .otherwise(col("yes").multiply(col("yes")).divide(col("people"))))
                .as("squared_yes"))
        .orderBy("segment")
        .collectAsList()
        .stream()
        .map(this::plan)
        .toList();
  }

  private Plan plan(Row row) {
    long treat = row.<Long>getAs("treat");
    long holdout = row.<Long>getAs("holdout");
    double people = row.<Double>getAs("people");
    double rate = Math.min(0.999, row.<Double>getAs("rates") / people);
    double effect = DesignEffect.of(sums(row, people));
    OptionalDouble smallest = DetectableLift.of(treat, holdout, rate, effect);
    OptionalLong needed =
        SampleSize.of(settings.lift(), rate, holdout / (double) Math.max(1, treat + holdout));
    return new Plan(
        row.getAs("segment"),
        treat,
        holdout,
        rate,
        settings.window().count(),
        row.<Double>getAs("units") < people ? effect : null,
        smallest.isPresent() ? smallest.getAsDouble() : null,
        settings.lift(),
        needed.isPresent() ? (long) Math.ceil(needed.getAsLong() * effect) : null);
  }

  private static DesignEffect.Sums sums(Row row, double people) {
    return new DesignEffect.Sums(
        people,
        row.<Double>getAs("units"),
        row.<Double>getAs("yes"),
        row.<Double>getAs("squared_people"),
        row.<Double>getAs("squared_yes"));
  }
}
