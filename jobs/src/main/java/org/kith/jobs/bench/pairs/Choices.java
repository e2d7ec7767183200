package org.kith.jobs.bench.pairs;

import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;

/**
 * Draws people's choices, one person after the other, each from the seed and the person's number
 * alone. Items are drawn one by one; one that was drawn before is drawn again.
 */
final class Choices {

  private final Catalogue catalogue;
  private final double spread;
  private final double[] taste;
  private final int[] chosenAt;
  private final int[] items;
  private final int[] counts;
  private final boolean[] heldOut;
  private int size;
  private int turn;

  Choices(Catalogue catalogue) {
    Law law = catalogue.law();
    this.catalogue = catalogue;
    spread = law.spread();
    taste = new double[law.topics()];
    chosenAt = new int[law.items()];
    items = new int[law.mostPairs()];
    counts = new int[law.mostPairs()];
    heldOut = new boolean[law.mostPairs()];
  }

  /** Draws the choices of a person, in place of the last one's. */
  void draw(int person) {
    turn++;
    Draw draw = new Draw(catalogue.seed(), Stream.TASTE, person);
    size = catalogue.law().pairs(draw, spread);
    Catalogue.dirichlet(draw, taste);
    double[] cumulative = catalogue.cumulative(taste);
    for (int i = 0; i < size; i++) {
      items[i] = another(cumulative, draw);
      counts[i] = 1 + draw.poisson(2 * catalogue.liking(taste, items[i]));
    }
    holdOut(draw);
  }

  private int another(double[] cumulative, Draw draw) {
    int item = catalogue.choose(cumulative, draw);
    while (chosenAt[item] == turn) {
      item = catalogue.choose(cumulative, draw);
    }
    chosenAt[item] = turn;
    return item;
  }

  private void holdOut(Draw draw) {
    int wanted = draw.chance(Law.PERSONS_HELD_OUT) ? (int) Math.round(Law.ROWS_HELD_OUT * size) : 0;
    for (int i = 0; i < size; i++) {
      heldOut[i] = draw.below(size - i) < wanted;
      wanted -= heldOut[i] ? 1 : 0;
    }
  }

  /** How many items the person chose. */
  int size() {
    return size;
  }

  int item(int i) {
    return items[i];
  }

  /** How often the person chose it, 1 or more. */
  int count(int i) {
    return counts[i];
  }

  boolean heldOut(int i) {
    return heldOut[i];
  }

  /** θ of the person. */
  double[] taste() {
    return taste.clone();
  }
}
