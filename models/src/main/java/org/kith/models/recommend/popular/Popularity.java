package org.kith.models.recommend.popular;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.matrix.TasteMatrix;

/** {@code popularity}: what most people chose, those who chose it lately counting for more. */
public final class Popularity implements Algorithm {

  /**
   * Days after which a choice counts half; 0 for no decay. Every algorithm that falls back on
   * popularity has it.
   */
  public static final Parameter HALF_LIFE =
      new Parameter("half-life-days", "0", new Span.Whole(0, 36_500, List.of(0)));

  static final String NAME = "popularity";

  private static final Parameter SEARCHED =
      new Parameter(
          HALF_LIFE.name(),
          HALF_LIFE.otherwise(),
          new Span.Whole(0, 36_500, List.of(0, 7, 14, 30, 60, 90, 180, 365)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SEARCHED);
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    return recommenderOf(parameters);
  }

  /** What people get of whom nothing is known, with the decay that the parameters name. */
  public static PopularityRecommender recommenderOf(Parameters parameters) {
    return new PopularityRecommender(parameters.number(HALF_LIFE.name()));
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    return PopularityModel.load(spark, folder);
  }

  @Override
  public Fitting on(TasteMatrix tastes) {
    return (parameters, seed) -> {
      float[] shared = scores(tastes, parameters.number(HALF_LIFE.name()));
      LocalModel model = (person, scores) -> System.arraycopy(shared, 0, scores, 0, scores.length);
      return model;
    };
  }

  private static float[] scores(TasteMatrix tastes, double halfLifeDays) {
    double[] sums = new double[tastes.items().count()];
    int[] columns = tastes.weights().columns();
    for (int at = 0; at < columns.length; at++) {
      sums[columns[at]] += decay(tastes.ageDays(), at, halfLifeDays);
    }
    float[] scores = new float[sums.length];
    for (int item = 0; item < scores.length; item++) {
      scores[item] = (float) sums[item];
    }
    return scores;
  }

  private static double decay(float[] ageDays, int at, double halfLifeDays) {
    boolean decays = halfLifeDays > 0 && ageDays != null && !Float.isNaN(ageDays[at]);
    return decays ? Math.pow(2, -ageDays[at] / halfLifeDays) : 1;
  }
}
