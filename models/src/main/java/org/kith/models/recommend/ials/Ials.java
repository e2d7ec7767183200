package org.kith.models.recommend.ials;

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
 * {@code ials}: a vector for each person and item, whose inner product says how much the person
 * wants the item; learnt by alternating least squares over all pairs, observed or not.
 */
public final class Ials implements Algorithm {

  static final String NAME = "ials";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return IalsParameters.KNOWN;
  }

  @Override
  public boolean startsFromEarlier() {
    return true;
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    return new IalsRecommender(
        IalsParameters.of(parameters, seed), Popularity.recommenderOf(parameters));
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    return IalsModel.load(spark, folder);
  }

  @Override
  public Fitting on(TasteMatrix tastes) {
    return new IalsFitting(tastes);
  }
}
