package org.kith.jobs.evaluate.value;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code evaluate value} is asked.
 *
 * @param orders a file with the columns {@code person,date,amount}
 * @param calibrationEnd last day that the models learn from
 * @param horizonDays days after it that they foretell, 1 or more
 * @param models some of {@link ValueEvaluation#MODELS}
 * @param spark opened only for Parquet
 */
public record ValueRequest(
    Path orders,
    LocalDate calibrationEnd,
    int horizonDays,
    List<String> models,
    Supplier<SparkSession> spark) {

  public ValueRequest {
    models = List.copyOf(models);
  }

  /** Last day that is foretold. */
  LocalDate horizonEnd() {
    return calibrationEnd.plusDays(horizonDays);
  }

  /** The horizon in the models' unit. */
  double horizonWeeks() {
    return horizonDays / 7.0;
  }
}
