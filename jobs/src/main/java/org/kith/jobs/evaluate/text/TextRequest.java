package org.kith.jobs.evaluate.text;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code evaluate text} is asked.
 *
 * @param data files of texts to learn from, one or more
 * @param test files of texts to be measured on; empty to hold parts of the data out
 * @param text column of the texts
 * @param label column of the answers
 * @param positive the answer that means pleased; null for 1, true and yes
 * @param folds parts into which the data are cut where there is no test, 2 or more
 * @param seed of the cut
 * @param spark opened only for Parquet
 */
public record TextRequest(
    List<Path> data,
    List<Path> test,
    String text,
    String label,
    String positive,
    int folds,
    long seed,
    Supplier<SparkSession> spark) {

  public TextRequest {
    data = List.copyOf(data);
    test = List.copyOf(test);
  }
}
