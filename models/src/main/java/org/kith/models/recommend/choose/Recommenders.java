package org.kith.models.recommend.choose;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.SettingFault;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.als.Als;
import org.kith.models.recommend.ease.Ease;
import org.kith.models.recommend.ials.Ials;
import org.kith.models.recommend.kernel.Learnt;
import org.kith.models.recommend.neighbour.ItemKnn;
import org.kith.models.recommend.neighbour.Rp3Beta;
import org.kith.models.recommend.popular.Popularity;

/** The algorithms and their saved models, by name. */
public final class Recommenders {

  private static final List<Algorithm> ALL =
      List.of(new Popularity(), new ItemKnn(), new Rp3Beta(), new Ease(), new Ials(), new Als());

  private Recommenders() {}

  /** The names of all algorithms, baselines first. */
  public static List<String> names() {
    return ALL.stream().map(Algorithm::name).toList();
  }

  /**
   * The algorithm of that name.
   *
   * @throws SettingFault when there is none
   */
  public static Algorithm named(String name) {
    return ALL.stream()
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new SettingFault("algorithm", name, "one of " + names()));
  }

  /**
   * The recommender of that name.
   *
   * @param parameters the algorithm's own; an absent one has the value that suits a small brand
   * @throws SettingFault when a parameter is out of its range or unknown, or there is no such
   *     algorithm
   */
  public static Recommender of(String algorithm, Map<String, String> parameters, long seed) {
    Algorithm named = named(algorithm);
    return named.recommender(Parameters.of(named.parameters(), parameters), seed);
  }

  /** The model that {@link RecommenderModel#save} left in that folder. */
  public static RecommenderModel load(SparkSession spark, String folder) {
    String algorithm = Learnt.about(spark, folder).getAs("algorithm");
    return named(algorithm).load(spark, folder);
  }
}
