package org.kith.models.recommend.ease;

import java.util.Arrays;
import org.kith.features.error.Problem;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.Strength;
import org.kith.models.recommend.matrix.TasteMatrix;

/** Closed forms of choices in this machine's memory; fits that differ in lambda share the Gram. */
final class EaseFitting implements Algorithm.Fitting {

  private final SparseRows weights;
  private final boolean dual;
  private Shared shared;

  EaseFitting(TasteMatrix tastes) {
    this.weights = tastes.weights();
    this.dual = weights.rowCount() < weights.columnCount();
    HeapNeed.require(weights.rowCount(), weights.columnCount(), 1);
  }

  /**
   * What fits share.
   *
   * @param unit L2 weights at a lambda of 1
   * @param gram of items, or of people with each item divided by its unit
   */
  private record Shared(
      Strength strength, double exponent, SparseRows ties, double[] unit, float[][] gram) {}

  @Override
  public LocalModel fit(Parameters parameters, long seed) {
    EaseParameters settings = EaseParameters.of(parameters);
    Shared known = shared(settings);
    try {
      return dual ? dual(known, settings.lambda()) : primal(known, settings.lambda());
    } catch (ArithmeticException singular) {
      throw indefinite(settings.lambda(), singular);
    }
  }

  /** The failure of a lambda that is too small for single precision. */
  static Problem indefinite(double lambda, ArithmeticException cause) {
    return new Problem(
        Problem.Code.GATE_REFUSED,
        "ease with lambda " + lambda,
        "the regularised Gram matrix is not positive definite within single precision",
        "Take a larger lambda, or weights: binary",
        cause);
  }

  private static LocalModel dual(Shared known, double lambda) {
    double[] ones = new double[known.gram.length];
    Arrays.fill(ones, 1);
    double[] ridge = Arrays.stream(known.unit).map(unit -> unit * lambda).toArray();
    DualWeights learnt =
        DualWeights.of(Gram.inverse(known.gram, 1 / lambda, ones), known.ties, ridge);
    SparseRows ties = known.ties;
    return (person, scores) ->
        learnt.score(
            learnt.row(person),
            ties.columns(),
            ties.values(),
            ties.starts()[person],
            ties.starts()[person + 1],
            scores);
  }

  private static LocalModel primal(Shared known, double lambda) {
    double[] ridge = Arrays.stream(known.unit).map(unit -> unit * lambda).toArray();
    PrimalWeights learnt = PrimalWeights.of(Gram.inverse(known.gram, 1, ridge));
    SparseRows ties = known.ties;
    return (person, scores) ->
        learnt.score(
            ties.columns(),
            ties.values(),
            ties.starts()[person],
            ties.starts()[person + 1],
            scores);
  }

  private synchronized Shared shared(EaseParameters settings) {
    boolean same =
        shared != null
            && shared.strength == settings.strength()
            && (!dual || shared.exponent == settings.exponent());
    double[] unit =
        new EaseParameters(settings.strength(), 1, settings.exponent()).ridge(people(weights));
    if (same) {
      return new Shared(shared.strength, shared.exponent, shared.ties, unit, shared.gram);
    }
    shared = null;
    SparseRows ties = settings.strength().of(weights);
    SparseRows product = dual ? DualWeights.scaled(ties, unit) : ties.transposed();
    shared =
        new Shared(settings.strength(), settings.exponent(), ties, unit, Gram.triangle(product));
    return shared;
  }

  private static long[] people(SparseRows ties) {
    long[] people = new long[ties.columnCount()];
    for (int column : ties.columns()) {
      people[column]++;
    }
    return people;
  }
}
