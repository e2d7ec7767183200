package org.kith.models.recommend.kernel;

import java.util.ArrayList;
import java.util.List;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

/**
 * The people of a block for whom an item may still come that belongs into their list.
 *
 * <p>An inner product is at most the product of the two vectors' lengths. So whose list is full of
 * scores above that, for the longest vector that is still to come, has the best items already.
 */
final class Contenders {

  /** What rounding may add to an inner product, for each factor, relative to both lengths. */
  private static final double ROUNDING = 0x1p-22;

  private final int rank;
  private List<Contender> people = new ArrayList<>();
  private Rows factors;

  /** A person with a list that fills, and the length of the person's vector, rounded upwards. */
  private record Contender(Asker asker, TopItems top, double length) {}

  Contenders(int rank) {
    this.rank = rank;
  }

  /** Lets a person take part. */
  void add(Asker asker, TopItems top) {
    double square = 0;
    for (float factor : asker.factors()) {
      square += (double) factor * factor;
    }
    double length = Math.sqrt(square) * (1 + rank * ROUNDING);
    people.add(new Contender(asker, top, length));
    factors = null;
  }

  /**
   * Lets go whose list is done, at least as many as spare a product some columns.
   *
   * @param longest length of the longest vector that is still to come
   * @return whether anybody's list may still change
   */
  boolean remain(double longest) {
    List<Contender> open = new ArrayList<>(people.size());
    for (Contender one : people) {
      if (one.length * longest > one.top.threshold()) {
        open.add(one);
      }
    }
    if (factors == null || FactorTable.padded(open.size()) < factors.width()) {
      people = open;
      factors = columns();
    }
    return !open.isEmpty();
  }

  int count() {
    return people.size();
  }

  Asker asker(int column) {
    return people.get(column).asker;
  }

  TopItems top(int column) {
    return people.get(column).top;
  }

  /** A row each factor, a column each person. */
  Rows factors() {
    return factors;
  }

  private Rows columns() {
    int width = FactorTable.padded(people.size());
    float[] all = new float[rank * width];
    for (int i = 0; i < people.size(); i++) {
      float[] own = people.get(i).asker.factors();
      for (int f = 0; f < rank; f++) {
        all[f * width + i] = own[f];
      }
    }
    return Rows.of(all, rank, width);
  }
}
