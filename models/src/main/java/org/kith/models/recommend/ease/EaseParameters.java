package org.kith.models.recommend.ease;

import java.io.Serializable;
import java.util.List;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.matrix.Strength;
import org.kith.models.recommend.popular.Popularity;

/**
 * What decides the weights of EASE for given choices.
 *
 * @param strength what a summed weight counts for
 * @param lambda L2 weight of an item that as many people chose as the mean choice's item, .01 or
 *     more
 * @param exponent growth of an item's L2 weight with its people: lambda · (people ÷ mean)^exponent,
 *     0 to 1; at 0 it is lambda for every item, as published
 */
record EaseParameters(Strength strength, double lambda, double exponent) implements Serializable {

  static final List<Parameter> KNOWN =
      List.of(
          new Parameter("lambda", "100", new Span.Real(.01, 1e9, 20, 1000, true)),
          new Parameter("exponent", "0", new Span.Real(0, 1, 0, .8, false)),
          new Parameter(
              "weights",
              "binary",
              new Span.Words(Strength.words(), List.of("binary", "binary", "log"))),
          Popularity.HALF_LIFE);

  static EaseParameters of(Parameters parameters) {
    return new EaseParameters(
        Strength.named(parameters.word("weights")),
        parameters.number("lambda"),
        parameters.number("exponent"));
  }

  /**
   * L2 weight of each item at a lambda of 1, from its number of people; one that nobody chose
   * counts as chosen by one.
   */
  double[] unit(long[] people) {
    double ties = 0;
    double squares = 0;
    for (long count : people) {
      ties += count;
      squares += (double) count * count;
    }
    double mean = ties == 0 ? 1 : squares / ties;
    double[] unit = new double[people.length];
    for (int item = 0; item < unit.length; item++) {
      unit[item] = Math.pow(Math.max(1, people[item]) / mean, exponent);
    }
    return unit;
  }
}
