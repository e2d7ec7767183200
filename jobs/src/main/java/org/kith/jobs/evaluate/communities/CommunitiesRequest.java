package org.kith.jobs.evaluate.communities;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What {@code evaluate communities} is asked.
 *
 * @param edges a file of pairs
 * @param truth a file of nodes and the groups that they belong to
 * @param resolutions at which communities are found, beside the one that the graph chooses, above 0
 * @param seeds how many are tried, of which the one of greatest modularity is kept, 1 or more
 * @param seed the first of them
 * @param spark opened only for Parquet
 */
public record CommunitiesRequest(
    Path edges,
    Optional<Path> truth,
    List<Double> resolutions,
    int seeds,
    long seed,
    Supplier<SparkSession> spark) {

  public CommunitiesRequest {
    resolutions = List.copyOf(resolutions);
  }
}
