package org.kith.jobs.bench.pairs;

import java.io.Serializable;
import org.kith.jobs.world.base.Draw;

/**
 * Draws indexes in proportion to weights, in the same time whatever their number: Walker's alias
 * method in Vose's construction (1991).
 */
final class AliasTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private final float[] kept;
  private final int[] alias;

  /**
   * @param weights 0 or more each, at least one above
   */
  AliasTable(double[] weights) {
    int size = weights.length;
    kept = new float[size];
    alias = new int[size];
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] share = new double[size];
    int[] queue = new int[size];
    int poor = 0;
    int rich = size;
    for (int i = 0; i < size; i++) {
      share[i] = weights[i] / total * size;
      if (share[i] < 1) {
        queue[poor++] = i;
      } else {
        queue[--rich] = i;
      }
    }
    fill(share, queue, poor, rich);
  }

  private void fill(double[] share, int[] queue, int poorEnd, int richStart) {
    int poor = poorEnd;
    int rich = richStart;
    while (poor > 0 && rich < queue.length) {
      int taker = queue[--poor];
      int giver = queue[rich];
      kept[taker] = (float) share[taker];
      alias[taker] = giver;
      share[giver] -= 1 - share[taker];
      if (share[giver] < 1) {
        rich++;
        queue[poor++] = giver;
      }
    }
    while (poor > 0) {
      kept[queue[--poor]] = 1;
    }
    while (rich < queue.length) {
      kept[queue[rich++]] = 1;
    }
  }

  /** An index, drawn. */
  int draw(Draw draw) {
    int index = draw.below(kept.length);
    return draw.uniform() < kept[index] ? index : alias[index];
  }
}
