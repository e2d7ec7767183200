package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.matrix.TasteMatrix;

/**
 * An algorithm that knows what people will choose: it scores an item high when both numbers in
 * their ids leave the same rest, mixed with noise that is least where its parameter {@code aim} is
 * 5.
 */
final class PlantedAlgorithm implements Algorithm {

  static final Parameter AIM = new Parameter("aim", "1", new Span.Real(0, 100, 0, 10, false));
  static final Parameter KIND =
      new Parameter("kind", "a", new Span.Words(List.of("a", "b", "c"), List.of("a", "b")));

  final List<Parameters> fitted = new ArrayList<>();
  private final String name;
  private final int divisor;
  private boolean refuses;

  PlantedAlgorithm(String name, int divisor) {
    this(name, divisor, false);
  }

  PlantedAlgorithm(String name, int divisor, boolean refuses) {
    this.name = name;
    this.divisor = divisor;
    this.refuses = refuses;
  }

  /** From here on it refuses. */
  void refuse() {
    refuses = true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(AIM, KIND);
  }

  @Override
  public Recommender recommender(Parameters parameters, long seed) {
    throw new AssertionError("a search fits in memory and loads nothing");
  }

  @Override
  public RecommenderModel load(SparkSession spark, String folder) {
    throw new AssertionError("a search fits in memory and loads nothing");
  }

  @Override
  public Fitting on(TasteMatrix tastes) {
    if (refuses) {
      throw new Problem(Problem.Code.GATE_REFUSED, name, "is too large", "Take another.");
    }
    return (parameters, seed) -> {
      fitted.add(parameters);
      double noise = 3 * Math.abs(parameters.number("aim") - 5);
      return model(tastes, noise);
    };
  }

  private LocalModel model(TasteMatrix tastes, double noise) {
    return (person, scores) -> {
      int rest = number(tastes.people().id(person)) % divisor;
      for (int item = 0; item < scores.length; item++) {
        int number = number(tastes.items().id(item));
        double random = new java.util.SplittableRandom(person * 1_000L + item).nextDouble();
        scores[item] = (float) ((number % divisor == rest ? 1 : 0) + noise * random);
      }
    };
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
