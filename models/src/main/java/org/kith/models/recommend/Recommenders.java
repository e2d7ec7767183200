package org.kith.models.recommend;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.SettingFault;

/** Recommenders and their saved models, by name. */
public final class Recommenders {

  private static final Set<String> PARAMETERS =
      Set.of("rank", "iterations", "lambda", "alpha", "blocks", "weights", "half-life");

  private Recommenders() {}

  /**
   * The recommender of that name.
   *
   * @param parameters the algorithm's own; those of the other algorithm may stand beside them
   * @throws SettingFault when a parameter is out of its range or unknown, or there is no such
   *     algorithm
   */
  public static Recommender of(String algorithm, Map<String, String> parameters, long seed) {
    for (String name : parameters.keySet()) {
      SettingFault.unless(PARAMETERS.contains(name), "parameters", name, "of " + PARAMETERS);
    }
    Popularity popularity = Popularity.of(parameters);
    return switch (algorithm) {
      case Als.NAME -> new Als(AlsParameters.of(parameters, seed), popularity);
      case Popularity.NAME -> popularity;
      default -> throw new SettingFault("algorithm", algorithm, "als or popularity");
    };
  }

  /** The model that {@link RecommenderModel#save} left in that folder. */
  public static RecommenderModel load(SparkSession spark, String folder) {
    String algorithm = spark.read().parquet(folder + "/about").head().getAs("algorithm");
    return switch (algorithm) {
      case Als.NAME -> AlsModel.load(spark, folder);
      case Popularity.NAME -> PopularityModel.load(spark, folder);
      default -> throw new IllegalStateException("a model of an unknown algorithm: " + algorithm);
    };
  }
}
