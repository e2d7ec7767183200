package org.kith.models.recommend.neighbour;

import java.util.List;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.matrix.Strength;
import org.kith.models.recommend.popular.Popularity;

/**
 * What decides the weights of rp3beta for given choices.
 *
 * @param strength what a summed weight counts for
 * @param neighbours items that are kept as the likeliest to reach from an item, 1 to 10,000
 * @param alpha exponent of each step's probability, 0 to 4
 * @param beta exponent of the reached item's people that the weight is divided by, 0 to 2
 */
record WalkParameters(Strength strength, int neighbours, double alpha, double beta)
    implements NeighbourSettings {

  static final List<Parameter> KNOWN =
      List.of(
          new Parameter("alpha", "1", new Span.Real(0, 4, .4, 1.6, false)),
          new Parameter("beta", ".1", new Span.Real(0, 2, 0, .4, false)),
          new Parameter(
              "neighbours", "400", new Span.Whole(1, 10_000, List.of(100, 200, 400, 800, 1600))),
          new Parameter(
              "weights", "log", new Span.Words(Strength.words(), List.of("log", "binary"))),
          Popularity.HALF_LIFE);

  static WalkParameters of(Parameters parameters) {
    return new WalkParameters(
        Strength.named(parameters.word("weights")),
        parameters.whole("neighbours"),
        parameters.number("alpha"),
        parameters.number("beta"));
  }

  @Override
  public Relation relation(Ties ties) {
    return new RandomWalk(ItemTotals.of(ties), alpha, beta);
  }
}
