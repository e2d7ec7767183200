package org.kith.models.recommend.neighbour;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.LocalModel;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.kernel.PastScores;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.Strength;
import org.kith.models.recommend.matrix.TasteMatrix;

/** Fits of a neighbour algorithm to choices in this machine's memory. */
final class NeighbourFitting implements Algorithm.Fitting {

  private final TasteMatrix tastes;
  private final Function<Parameters, NeighbourSettings> settings;
  private final Map<Strength, SparseRows> strengths = new EnumMap<>(Strength.class);

  NeighbourFitting(TasteMatrix tastes, Function<Parameters, NeighbourSettings> settings) {
    this.tastes = tastes;
    this.settings = settings;
  }

  @Override
  public LocalModel fit(Parameters parameters, long seed) {
    NeighbourSettings chosen = settings.apply(parameters);
    SparseRows ties = strengths(chosen.strength());
    Relation relation = chosen.relation(Ties.of(ties));
    NeighbourWeights learnt = NeighbourWeights.of(relation, ties, chosen.neighbours());
    return new PastScores(tastes.withWeights(ties), learnt);
  }

  private synchronized SparseRows strengths(Strength strength) {
    return strengths.computeIfAbsent(strength, kind -> kind.of(tastes.weights()));
  }
}
