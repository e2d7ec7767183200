package org.kith.models.recommend.als;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;

import java.util.List;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Column;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.popular.Popularity;

/**
 * What decides the factors of implicit-feedback ALS for given interactions.
 *
 * <p>Hu, Koren and Volinsky (2008), with confidence 1 + alpha · r. The number of blocks is one of
 * them: MLlib draws the random start block by block, so that another number gives another model.
 *
 * @param rank latent factors of a person and of an item, 1 to 512
 * @param iterations passes over items and people, 1 to 100
 * @param lambda L2 weight, above 0; it is multiplied by the number of interactions of the person or
 *     item
 * @param alpha growth of confidence with strength r, above 0
 * @param blocks parts of each matrix, 1 to 10,000
 * @param weights how an interaction's summed weight w becomes strength r: {@code linear} is w,
 *     {@code log} is log2(1 + w), {@code binary} is 1
 * @param seed start of the random generator
 */
record AlsParameters(
    int rank, int iterations, double lambda, double alpha, int blocks, String weights, long seed) {

  static final List<Parameter> KNOWN =
      List.of(
          new Parameter("rank", "64", new Span.Whole(1, 512, List.of(32, 64, 128))),
          new Parameter("iterations", "8", new Span.Whole(1, 100, List.of(8))),
          new Parameter("lambda", "2", new Span.Real(1e-9, 1e6, .1, 10, true)),
          new Parameter("alpha", "20", new Span.Real(1e-9, 1e6, 2, 60, true)),
          new Parameter("blocks", "2", new Span.Whole(1, 10_000, List.of(2))),
          new Parameter(
              "weights",
              "log",
              new Span.Words(List.of("linear", "log", "binary"), List.of("log", "binary"))),
          Popularity.HALF_LIFE);

  static AlsParameters of(Parameters parameters, long seed) {
    return new AlsParameters(
        parameters.whole("rank"),
        parameters.whole("iterations"),
        parameters.number("lambda"),
        parameters.number("alpha"),
        parameters.whole("blocks"),
        parameters.word("weights"),
        seed);
  }

  /** An interaction's strength r from its summed weight. */
  Column strength(Column weight) {
    return switch (weights) {
      case "linear" -> weight;
      case "log" -> log1p(weight).divide(Math.log(2));
      default -> lit(1.0);
    };
  }

  /** MLlib's estimator over {@code (person int, item int, strength float)}. */
  ALS als() {
    return new ALS()
        .setImplicitPrefs(true)
        .setUserCol("person")
        .setItemCol("item")
        .setRatingCol("strength")
        .setRank(rank)
        .setMaxIter(iterations)
        .setRegParam(lambda)
        .setAlpha(alpha)
        .setNumBlocks(blocks)
        .setColdStartStrategy("drop")
        .setSeed(seed);
  }
}
