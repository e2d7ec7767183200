package org.kith.models.recommend.ials;

import java.util.List;
import java.util.Locale;
import org.kith.models.recommend.Parameter;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Span;
import org.kith.models.recommend.ials.solve.Objective;
import org.kith.models.recommend.ials.solve.Solver;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.popular.Popularity;

/**
 * What decides the factors for given interactions.
 *
 * @param rank factors of a person and of an item, 1 to 1024
 * @param iterations passes over items and people, 1 to 200
 * @param objective what is minimised
 * @param solver how a row is solved
 * @param weighting how a pair's summed weight becomes its weight in the objective
 * @param initScale the length that a drawn vector has on average, above 0
 * @param blocks parts of each side, 1 to 10,000; another number gives other rounding
 * @param seed start of the random generator
 */
record IalsParameters(
    int rank,
    int iterations,
    Objective objective,
    Solver solver,
    Weighting weighting,
    double initScale,
    int blocks,
    long seed) {

  static final List<Parameter> KNOWN =
      List.of(
          new Parameter("rank", "64", new Span.Whole(1, 1024, List.of(128, 256))),
          new Parameter("iterations", "12", new Span.Whole(1, 200, List.of(16))),
          new Parameter("alpha0", ".05", new Span.Real(1e-9, 1e3, .01, .2, true)),
          new Parameter("lambda", ".01", new Span.Real(1e-9, 1e6, .002, .03, true)),
          new Parameter("nu", "1", new Span.Real(0, 2, 1, 1.2, false)),
          new Parameter("rho", "0", new Span.Real(0, 2, 0, .4, false)),
          new Parameter(
              "solver", "cg", new Span.Words(List.of("cg", "cholesky", "subspace"), List.of("cg"))),
          new Parameter("steps", "3", new Span.Whole(1, 100, List.of(3))),
          new Parameter("width", "16", new Span.Whole(1, 1024, List.of(16))),
          new Parameter(
              "weights",
              "binary",
              new Span.Words(List.of("binary", "log", "linear"), List.of("binary"))),
          new Parameter("alpha", "1", new Span.Real(0, 1e6, .1, 10, true)),
          new Parameter("init-scale", ".1", new Span.Real(1e-9, 1e3, .1, .1, true)),
          new Parameter("blocks", "4", new Span.Whole(1, 10_000, List.of(4))),
          Popularity.HALF_LIFE);

  static IalsParameters of(Parameters parameters, long seed) {
    return new IalsParameters(
        parameters.whole("rank"),
        parameters.whole("iterations"),
        new Objective(
            parameters.number("alpha0"),
            parameters.number("lambda"),
            parameters.number("nu"),
            parameters.number("rho")),
        new Solver(
            Solver.Kind.valueOf(parameters.word("solver").toUpperCase(Locale.ROOT)),
            parameters.whole("steps"),
            FactorTable.padded(parameters.whole("width"))),
        new Weighting(parameters.word("weights"), parameters.number("alpha")),
        parameters.number("init-scale"),
        parameters.whole("blocks"),
        seed);
  }

  /** Numbers in a row of factors as it is kept. */
  int size() {
    return FactorTable.padded(rank);
  }

  /** Standard deviation of a drawn factor. */
  double deviation() {
    return initScale / Math.sqrt(rank);
  }
}
