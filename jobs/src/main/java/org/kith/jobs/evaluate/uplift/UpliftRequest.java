package org.kith.jobs.evaluate.uplift;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code evaluate uplift} is asked.
 *
 * @param data a file with a row a person
 * @param treatment column that says who got the offer
 * @param treated its value for those who did; null for 1, true, yes
 * @param control its value for those who did not; null for 0, false, no
 * @param outcome column with a number, or with 1, true, yes and 0, false, no
 * @param drop columns that are not known before the offer
 * @param models learners by label
 * @param splits how many seeded halvings are measured, 1 or more
 * @param seed of the first halving
 * @param offer what it earns and costs; empty where that is not to be told
 * @param spark opened only for Parquet
 * @param progress told after each halving
 */
public record UpliftRequest(
    Path data,
    String treatment,
    String treated,
    String control,
    String outcome,
    List<String> drop,
    List<String> models,
    int splits,
    long seed,
    Optional<Offer> offer,
    Supplier<SparkSession> spark,
    Consumer<String> progress) {

  public UpliftRequest {
    drop = List.copyOf(drop);
    models = List.copyOf(models);
  }
}
