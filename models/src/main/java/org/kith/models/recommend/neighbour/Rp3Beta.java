package org.kith.models.recommend.neighbour;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.popular.Popularity;

/**
 * {@code rp3beta}: items that a short random walk reaches from those that a person chose, over the
 * people who chose both.
 */
public final class Rp3Beta implements Algorithm {

  static final String NAME = "rp3beta";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return WalkParameters.KNOWN;
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    return new NeighbourRecommender(
        NAME, WalkParameters.of(parameters), Popularity.recommenderOf(parameters));
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    return NeighbourModel.load(spark, folder);
  }

  @Override
  public Fitting on(TasteMatrix tastes) {
    return new NeighbourFitting(tastes, WalkParameters::of);
  }
}
