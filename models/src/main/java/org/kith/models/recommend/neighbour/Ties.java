package org.kith.models.recommend.neighbour;

import java.io.Serializable;
import org.kith.models.recommend.matrix.SparseRows;

/** All people's ties to items, wherever they lie, as far as sums over them are asked for. */
interface Ties {

  /** How many items there are. */
  int itemCount();

  /** What a tally adds up over all people, from zeros. */
  double[] sum(int length, Tally tally);

  /** Adds something up over people. */
  @FunctionalInterface
  interface Tally extends Serializable {

    /**
     * @param strengths some people by items
     * @param sums what is added to
     */
    void add(SparseRows strengths, double[] sums);
  }

  /** Ties in this machine's memory. */
  static Ties of(SparseRows strengths) {
    return new Ties() {
      @Override
      public int itemCount() {
        return strengths.columnCount();
      }

      @Override
      public double[] sum(int length, Tally tally) {
        double[] sums = new double[length];
        tally.add(strengths, sums);
        return sums;
      }
    };
  }
}
