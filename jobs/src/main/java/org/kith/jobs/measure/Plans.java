package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.measure.MeasureFigures.Plan;
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
   * @param segments {@code (segment, person_id, arm …)}
   * @param rates {@code (person_id, rate)}, the probability of an order within the days; who is not
   *     there is taken not to order
   */
  List<Plan> of(Dataset<Row> segments, Dataset<Row> rates) {
    return segments
        .join(rates, new String[] {"person_id"}, "left")
        .groupBy("segment")
        .agg(
            count(when(col("arm").equalTo(Experiments.TREAT), lit(1))).as("treat"),
            count(when(col("arm").equalTo(Experiments.HOLDOUT), lit(1))).as("holdout"),
            avg(coalesce(col("rate"), lit(0.0))).as("rate"))
        .orderBy("segment")
        .collectAsList()
        .stream()
        .map(this::plan)
        .toList();
  }

  private Plan plan(Row row) {
    long treat = row.<Long>getAs("treat");
    long holdout = row.<Long>getAs("holdout");
    double rate = Math.min(0.999, row.<Double>getAs("rate"));
    OptionalDouble smallest = DetectableLift.of(treat, holdout, rate);
    OptionalLong needed =
        SampleSize.of(settings.lift(), rate, holdout / (double) Math.max(1, treat + holdout));
    return new Plan(
        row.getAs("segment"),
        treat,
        holdout,
        rate,
        settings.window().count(),
        smallest.isPresent() ? smallest.getAsDouble() : null,
        settings.lift(),
        needed.isPresent() ? needed.getAsLong() : null);
  }
}
