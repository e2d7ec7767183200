package org.kith.models.recommend.judge;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.kith.models.evaluate.RankedHits;

/**
 * How good everybody's lists are: measures of {@link RankedHits} as means over the people with test
 * items, and how much of the catalogue the lists show.
 */
public final class ListQuality {

  private final RankedLists ranked;
  private final List<HeldOut.Person> people;
  private final RankedHits[] hits;

  /** Judges lists that are as long as the longest length that will be asked for. */
  public ListQuality(RankedLists ranked) {
    this.ranked = ranked;
    this.people = ranked.heldOut().people();
    this.hits = new RankedHits[people.size()];
    Arrays.setAll(hits, at -> hits(people.get(at), ranked.lists()[at]));
  }

  /**
   * {@code recall@k}, {@code recall_all@k}, {@code ndcg@k}, {@code map@k}, {@code precision@k},
   * {@code coverage@k} and {@code novelty@k} for each length. Without people the means are NaN.
   */
  public Map<String, Double> all(int... lengths) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int k : lengths) {
      metrics.put("recall@" + k, mean(hit -> hit.recall(k)));
      metrics.put("recall_all@" + k, mean(hit -> hit.recallAll(k)));
      metrics.put("ndcg@" + k, mean(hit -> hit.ndcg(k)));
      metrics.put("map@" + k, mean(hit -> hit.averagePrecision(k)));
      metrics.put("precision@" + k, mean(hit -> hit.precision(k)));
      metrics.put("coverage@" + k, coverage(k));
      metrics.put("novelty@" + k, novelty(k));
    }
    return metrics;
  }

  /** NDCG@k, the mean over the people; NaN without any. */
  public double meanNdcg(int k) {
    return mean(hit -> hit.ndcg(k));
  }

  /** Each person's NDCG@k, in the order of the people. */
  public double[] ndcg(int k) {
    double[] figures = new double[hits.length];
    Arrays.setAll(figures, person -> hits[person].ndcg(k));
    return figures;
  }

  /** Share of the catalogue that stands in somebody's first k. */
  public double coverage(int k) {
    BitSet shown = new BitSet();
    for (int[] list : ranked.lists()) {
      for (int rank = 0; rank < Math.min(k, list.length); rank++) {
        shown.set(list[rank]);
      }
    }
    return (double) shown.cardinality() / ranked.heldOut().train().items().count();
  }

  /**
   * Mean self-information of what is recommended, in bits: −log2 of the share of the training
   * part's people who chose the item; over each person's first k, then over people whose list is
   * not empty. Zhou et al. (2010), <i>Solving the apparent diversity-accuracy dilemma of
   * recommender systems</i>.
   */
  public double novelty(int k) {
    int[] chosenBy = ranked.heldOut().chosenBy();
    double all = ranked.heldOut().train().people().count();
    double sum = 0;
    int shown = 0;
    for (int[] list : ranked.lists()) {
      double bits = 0;
      int length = Math.min(k, list.length);
      for (int rank = 0; rank < length; rank++) {
        bits -= Math.log(chosenBy[list[rank]] / all) / Math.log(2);
      }
      sum += length == 0 ? 0 : bits / length;
      shown += length == 0 ? 0 : 1;
    }
    return sum / shown;
  }

  private double mean(ToDoubleFunction<RankedHits> measure) {
    double sum = 0;
    for (RankedHits hit : hits) {
      sum += measure.applyAsDouble(hit);
    }
    return sum / hits.length;
  }

  /** One person's list, judged against all of the person's test items. */
  static RankedHits hits(HeldOut.Person person, int[] list) {
    int[] ranks = new int[person.items().length];
    int found = 0;
    for (int rank = 0; rank < list.length; rank++) {
      if (person.chose(list[rank])) {
        ranks[found++] = rank + 1;
      }
    }
    return new RankedHits(Arrays.copyOf(ranks, found), person.testItems());
  }
}
