package org.kith.jobs.bench.pairs;

import java.io.Serializable;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;

/**
 * The items of a {@link Law}: how popular each is, which topics it has, and how to draw one of a
 * topic. Popularity is spread over the numbers of the items without order.
 */
final class Catalogue implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Law law;
  private final long seed;
  private final double[] weights;
  private final float[] mix;
  private final AliasTable[] ofTopic;
  private final double[] topicWeights;
  private final AliasTable any;
  private final double anyWeight;

  Catalogue(Law law, long seed) {
    this.law = law;
    this.seed = seed;
    weights = weights();
    mix = mix();
    any = new AliasTable(weights);
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    anyWeight = sum;
    ofTopic = new AliasTable[law.topics()];
    topicWeights = new double[law.topics()];
    for (int topic = 0; topic < law.topics(); topic++) {
      double[] inTopic = new double[law.items()];
      for (int item = 0; item < law.items(); item++) {
        inTopic[item] = weights[item] * mix[item * law.topics() + topic];
        topicWeights[topic] += inTopic[item];
      }
      ofTopic[topic] = new AliasTable(inTopic);
    }
  }

  private double[] weights() {
    int[] ranks = new int[law.items()];
    Draw draw = new Draw(seed, Stream.CATALOGUE, 0);
    for (int i = 0; i < ranks.length; i++) {
      int other = draw.below(i + 1);
      ranks[i] = ranks[other];
      ranks[other] = i;
    }
    double[] all = new double[law.items()];
    for (int item = 0; item < all.length; item++) {
      all[item] = law.weight(ranks[item]);
    }
    return all;
  }

  private float[] mix() {
    float[] all = new float[law.items() * law.topics()];
    double[] one = new double[law.topics()];
    for (int item = 0; item < law.items(); item++) {
      dirichlet(new Draw(seed, Stream.TOPIC, item), one);
      for (int topic = 0; topic < one.length; topic++) {
        all[item * one.length + topic] = (float) one[topic];
      }
    }
    return all;
  }

  /** Fills a vector with a draw of Dirichlet(0.05), as gammas over their sum. */
  static void dirichlet(Draw draw, double[] filled) {
    double sum = 0;
    for (int i = 0; i < filled.length; i++) {
      filled[i] = draw.gamma(Law.CONCENTRATION);
      sum += filled[i];
    }
    for (int i = 0; i < filled.length; i++) {
      filled[i] /= sum;
    }
  }

  Law law() {
    return law;
  }

  long seed() {
    return seed;
  }

  /** ⟨θ, m⟩ of a taste and an item, in [0, 1]. */
  double liking(double[] taste, int item) {
    double sum = 0;
    int at = item * taste.length;
    for (int topic = 0; topic < taste.length; topic++) {
      sum += taste[topic] * mix[at + topic];
    }
    return sum;
  }

  /** How likely a taste's first choice is this item. */
  double probability(double[] taste, int item) {
    double liked = (1 - Law.ANY_ITEM) * law.topics() * liking(taste, item) + Law.ANY_ITEM;
    double[] cumulative = cumulative(taste);
    return weights[item] * liked / cumulative[cumulative.length - 1];
  }

  /** Weight of the topics up to each, for a taste; the last is that of any item at all. */
  double[] cumulative(double[] taste) {
    double[] sums = new double[taste.length + 1];
    double sum = 0;
    for (int topic = 0; topic < taste.length; topic++) {
      sum += (1 - Law.ANY_ITEM) * law.topics() * taste[topic] * topicWeights[topic];
      sums[topic] = sum;
    }
    sums[taste.length] = sum + Law.ANY_ITEM * anyWeight;
    return sums;
  }

  /** An item, drawn by a taste's law; the same may come again. */
  int choose(double[] cumulative, Draw draw) {
    int topics = cumulative.length - 1;
    double at = draw.uniform() * cumulative[topics];
    int topic = 0;
    while (topic < topics && cumulative[topic] <= at) {
      topic++;
    }
    return (topic == topics ? any : ofTopic[topic]).draw(draw);
  }
}
