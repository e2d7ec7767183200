package org.kith.models.recommend.ease;

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
 * {@code ease}: the best linear model of what people chose by what else they chose; exact, and for
 * catalogues or brands small enough that a square of them fits into memory.
 */
public final class Ease implements Algorithm {

  static final String NAME = "ease";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return EaseParameters.KNOWN;
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    return new EaseRecommender(EaseParameters.of(parameters), Popularity.recommenderOf(parameters));
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    return EaseModel.load(spark, folder);
  }

  @Override
  public Fitting on(TasteMatrix tastes) {
    return new EaseFitting(tastes);
  }
}
