package org.kith.jobs.evaluate.propensity;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code evaluate propensity} is asked.
 *
 * @param data a file with a row a case
 * @param label column with the answer
 * @param positive its value that means yes; null for 1, true, yes
 * @param drop columns not to learn from
 * @param time column by whose order folds are made; null for folds by chance
 * @param models some of {@link Contender#NAMES}
 * @param folds how many parts are tested, 2 or more
 * @param seed start of the random generators
 * @param spark opened to learn
 * @param progress told after each fold
 */
public record PropensityRequest(
    Path data,
    String label,
    String positive,
    List<String> drop,
    String time,
    List<String> models,
    int folds,
    long seed,
    Supplier<SparkSession> spark,
    Consumer<String> progress) {

  public PropensityRequest {
    drop = List.copyOf(drop);
    models = List.copyOf(models);
  }
}
