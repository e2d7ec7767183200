package org.kith.jobs.world.goods;

import java.util.Arrays;
import java.util.List;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;
import org.kith.jobs.world.base.WorldSettings;

/**
 * The latent topics behind what people choose: each is a distribution over items, and a person's
 * taste is a mixture of them, as in latent Dirichlet allocation.
 */
public final class Topics {

  /** How many there are. */
  public static final int COUNT = 14;

  private final long seed;
  private final double[][] cumulative = new double[COUNT][];

  public Topics(WorldSettings settings, Catalogue catalogue) {
    seed = settings.seed();
    List<Item> items = catalogue.items();
    for (int topic = 0; topic < COUNT; topic++) {
      Draw draw = new Draw(seed, Stream.TOPIC, topic);
      double[] leaves = new double[catalogue.leaves()];
      Arrays.fill(leaves, 0.03);
      for (int i = 0; i < 6; i++) {
        leaves[draw.below(leaves.length)] += draw.between(0.5, 2);
      }
      String brand = items.get(draw.below(items.size())).brand();
      double[] sums = new double[items.size()];
      double sum = 0;
      for (Item item : items) {
        sum += item.popularity() * leaves[item.leaf()] * (item.brand().equals(brand) ? 2.5 : 1);
        sums[item.index()] = sum;
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] /= sum;
      }
      cumulative[topic] = sums;
    }
  }

  /** A person's mixture: a few topics of their own, and those of their community. */
  public double[] taste(int person, int community) {
    double[] weights = new double[COUNT];
    Draw shared = new Draw(seed, Stream.COMMUNITY, 1_000_000L + community);
    int first = shared.below(COUNT);
    int second = shared.below(COUNT);
    Draw draw = new Draw(seed, Stream.TASTE, person);
    double sum = 0;
    for (int topic = 0; topic < COUNT; topic++) {
      double shape = 0.07 + (topic == first ? 0.5 : 0) + (topic == second ? 0.25 : 0);
      weights[topic] = draw.gamma(shape) + 1e-6;
      sum += weights[topic];
    }
    for (int topic = 0; topic < COUNT; topic++) {
      weights[topic] /= sum;
    }
    return weights;
  }

  /** An item of the mixture. */
  public int item(double[] taste, Draw draw) {
    double[] sums = cumulative[draw.weighted(taste)];
    int found = Arrays.binarySearch(sums, draw.uniform());
    return Math.min(found >= 0 ? found : -found - 1, sums.length - 1);
  }

  /** Probability of an item in a topic. */
  public double probability(int topic, int item) {
    double[] sums = cumulative[topic];
    return item == 0 ? sums[0] : sums[item] - sums[item - 1];
  }
}
