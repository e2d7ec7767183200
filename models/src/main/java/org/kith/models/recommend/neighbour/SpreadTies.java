package org.kith.models.recommend.neighbour;

import java.util.List;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.SpreadPeople;

/**
 * All people's ties to items, spread over executors.
 *
 * @param people whose ties they are
 */
record SpreadTies(SpreadPeople people) implements Ties {

  @Override
  public int itemCount() {
    return people.itemCount();
  }

  /** Rounded to single precision, so that the order of adding up does not show. */
  @Override
  public double[] sum(int length, Tally tally) {
    List<double[]> parts =
        people.byParts(
            strengths -> {
              double[] sums = new double[length];
              tally.add(strengths, sums);
              return sums;
            });
    double[] total = new double[length];
    for (double[] part : parts) {
      for (int i = 0; i < length; i++) {
        total[i] += part[i];
      }
    }
    for (int i = 0; i < length; i++) {
      total[i] = (float) total[i];
    }
    return total;
  }

  /** The weights by that relation; of each task nothing but neighbours comes to the driver. */
  NeighbourWeights weights(Relation relation, int kept, int tasks) {
    List<SparseRows> parts =
        people.byItems(
            tasks,
            (strengths, from, to) -> new Cooccurrence(relation, strengths, kept).rows(from, to));
    return NeighbourWeights.of(relation, people.itemCount(), parts);
  }
}
