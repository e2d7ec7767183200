package org.kith.models.recommend.als;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.popular.Popularity;

/** {@code als}: implicit-feedback alternating least squares as MLlib computes it. */
public final class Als implements Algorithm {

  static final String NAME = "als";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return AlsParameters.KNOWN;
  }

  @Override
  public boolean isFittedBySpark() {
    return true;
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    return new AlsRecommender(
        AlsParameters.of(parameters, seed), Popularity.recommenderOf(parameters));
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    return AlsModel.load(spark, folder);
  }

  /** The fit runs in the Spark session that is open. */
  @Override
  public Fitting on(TasteMatrix tastes) {
    return new AlsFitting(tastes);
  }
}
