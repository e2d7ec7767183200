package org.kith.models.recommend.ease;

import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.kernel.PastScores;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.TasteMatrix;

/** Closed forms of choices in this machine's memory; fits that differ in lambda share the Gram. */
final class EaseFitting implements Algorithm.Fitting {

  private final TasteMatrix tastes;
  private final long[] people;
  private final boolean dual;
  private Shared shared;

  EaseFitting(TasteMatrix tastes) {
    SparseRows weights = tastes.weights();
    HeapNeed.require(weights.rowCount(), weights.columnCount(), HeapNeed.IN_MEMORY);
    this.tastes = tastes;
    this.dual = ClosedForm.isDual(weights.rowCount(), weights.columnCount());
    this.people = new long[weights.columnCount()];
    for (int column : weights.columns()) {
      people[column]++;
    }
  }

  /** What fits share that differ in lambda, and by way of items in the exponent too. */
  private record Shared(EaseParameters first, TasteMatrix ties, float[][] gram) {}

  @Override
  public LocalModel fit(Parameters parameters, long seed) {
    EaseParameters settings = EaseParameters.of(parameters);
    double[] unit = settings.unit(people);
    Shared known = shared(settings, unit);
    return new PastScores(
        known.ties,
        dual
            ? ClosedForm.dual(known.ties, unit, known.gram, settings.lambda())
            : ClosedForm.primal(unit, known.gram, settings.lambda()));
  }

  private synchronized Shared shared(EaseParameters settings, double[] unit) {
    if (shared == null || !shares(shared.first, settings)) {
      shared = null;
      SparseRows ties = settings.strength().of(tastes.weights());
      float[][] gram = Gram.triangle(dual ? DualWeights.scaled(ties, unit) : ties.transposed());
      shared = new Shared(settings, tastes.withWeights(ties), gram);
    }
    return shared;
  }

  private boolean shares(EaseParameters a, EaseParameters b) {
    return a.strength() == b.strength() && (!dual || a.exponent() == b.exponent());
  }
}
