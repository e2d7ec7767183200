package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What an experiment is, and who stands where in it. */
record ExperimentHead(
    String experiment,
    String kind,
    String title,
    String channel,
    LocalDate startsOn,
    LocalDate endsOn,
    long both,
    long waiting) {

  /** ExperimentHead of {@link Experiments}' rows, the latest start first, then by name. */
  static List<ExperimentHead> of(Dataset<Row> experiments, LocalDate lastDay) {
    Column waits = isWaiting(lastDay);
    return experiments
        .groupBy("experiment")
        .agg(
            max("kind").as("kind"),
            max("title").as("title"),
            max("channel").as("channel"),
            min("starts_on").as("starts_on"),
            max("ends_on").as("ends_on"),
            count(when(col("arm").equalTo(Experiments.BOTH), lit(1))).as("both"),
            count(when(waits, lit(1))).as("waiting"))
        .collectAsList()
        .stream()
        .map(ExperimentHead::head)
        .sorted(
            Comparator.comparing(ExperimentHead::startsOn)
                .reversed()
                .thenComparing(ExperimentHead::experiment))
        .toList();
  }

  /** Whether a person's days are not over, so that the person is not counted. */
  static Column isWaiting(LocalDate lastDay) {
    return col("ends_on").gt(lit(Date.valueOf(lastDay))).and(col("arm").notEqual(Experiments.BOTH));
  }

  /**
   * How many of each experiment's held out have a treated friend.
   *
   * @param ties {@code (person_id, other_person_id)}, each tie in both directions
   */
  static Map<String, Long> holdoutWithTreatedFriend(Dataset<Row> counted, Dataset<Row> ties) {
    Dataset<Row> treated =
        counted
            .where(col("arm").equalTo(Experiments.TREAT))
            .select(col("experiment"), col("person_id").as("other_person_id"));
    return counted
        .where(col("arm").equalTo(Experiments.HOLDOUT))
        .select("experiment", "person_id")
        .join(ties.select("person_id", "other_person_id"), "person_id")
        .join(treated, new String[] {"experiment", "other_person_id"}, "left_semi")
        .groupBy("experiment")
        .agg(countDistinct("person_id").as("people"))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  private static ExperimentHead head(Row row) {
    return new ExperimentHead(
        row.getAs("experiment"),
        row.getAs("kind"),
        row.getAs("title"),
        row.getAs("channel"),
        row.<Date>getAs("starts_on").toLocalDate(),
        row.<Date>getAs("ends_on").toLocalDate(),
        row.<Long>getAs("both"),
        row.<Long>getAs("waiting"));
  }
}
