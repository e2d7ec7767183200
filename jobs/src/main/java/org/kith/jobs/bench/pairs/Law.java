package org.kith.jobs.bench.pairs;

import java.io.Serializable;
import org.kith.features.error.SettingFault;
import org.kith.jobs.world.base.Draw;

/**
 * How people choose among items in made-up data.
 *
 * <p>A person chooses item i with a probability in proportion to wᵢ (0.95 K ⟨θ, mᵢ⟩ + 0.05), never
 * twice. The weights w fall with popularity as (rank + 15)⁻¹ (Zipf–Mandelbrot); the person's taste
 * θ and the item's topics m are Dirichlet(0.05) over K topics. A person makes 12 choices or more:
 * 12 + s · (X − 1), X being Pareto(1.5) from 1, cut at a tenth of the catalogue and at 2,000; s is
 * such that the mean is what is asked for. A choice counts 1 + Poisson(2 ⟨θ, m⟩) times. One person
 * in ten has a fifth of the choices held out.
 *
 * @param persons how many people, 1 or more
 * @param items how many items, 130 or more, so that a tenth is more than the fewest choices
 * @param topics how many topics K, 1 or more
 * @param pairsAPerson mean number of a person's items, held out or not, above 12 and below the cut
 */
public record Law(int persons, int items, int topics, double pairsAPerson) implements Serializable {

  static final double ANY_ITEM = 0.05;
  static final double CONCENTRATION = 0.05;
  static final double PERSONS_HELD_OUT = 0.1;
  static final double ROWS_HELD_OUT = 0.2;

  private static final int FEWEST = 12;
  private static final int MOST = 2_000;
  private static final int PLATEAU = 15;
  private static final double TAIL = 1.5;

  public Law {
    SettingFault.unless(persons >= 1, "persons", persons, "1 or more");
    SettingFault.unless(items >= 130, "items", items, "130 or more");
    SettingFault.unless(topics >= 1, "topics", topics, "1 or more");
    SettingFault.unless(
        pairsAPerson > FEWEST && pairsAPerson < mostPairs(items),
        "pairs-a-person",
        pairsAPerson,
        "above %d and below %d".formatted(FEWEST, mostPairs(items)));
  }

  private static int mostPairs(int items) {
    return Math.min(MOST, items / 10);
  }

  /** The largest number of items that a person chooses. */
  public int mostPairs() {
    return mostPairs(items);
  }

  /** Weight of the item of that rank, the most popular being 0. */
  double weight(int rank) {
    return 1.0 / (rank + 1 + PLATEAU);
  }

  /**
   * A person's number of items, drawn.
   *
   * @param spread {@link #spread()}, found once
   */
  int pairs(Draw draw, double spread) {
    double beyond = Math.min(spread * (draw.pareto(TAIL) - 1), mostPairs());
    return Math.min(mostPairs(), FEWEST + (int) Math.round(beyond));
  }

  /** The scale s of the tail, by bisection on the mean of the cut law. */
  double spread() {
    double low = 0;
    double high = 1e9;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      if (mean(middle) < pairsAPerson) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double mean(double spread) {
    double room = mostPairs() - FEWEST;
    return FEWEST + 2 * spread * (1 - 1 / StrictMath.sqrt(1 + room / spread));
  }
}
