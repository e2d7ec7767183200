package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kith.models.recommend.judge.HeldOut;
import org.kith.models.recommend.judge.ListQuality;
import org.kith.models.recommend.judge.RankedLists;

/**
 * Looks for two models that do better together, by NDCG@20 on a validation part: all pairs of the
 * four that do best alone, in steps of a tenth.
 */
final class BlendSearch {

  private static final int PARTNERS = 4;
  private static final double[] SHARES = {.1, .2, .3, .4, .5, .6, .7, .8, .9};

  private BlendSearch() {}

  /** A blend and its lists for the validation's people. */
  record Found(Blend blend, RankedLists ranked) {}

  /** The best of all pairs; empty where there are no two models. */
  static Optional<Found> of(HeldOut validation, List<Search.Found> models) {
    List<Search.Found> best = new ArrayList<>(models);
    best.sort(Comparator.comparingDouble((Search.Found one) -> -one.best().ndcg()));
    best = best.subList(0, Math.min(PARTNERS, best.size()));
    Found found = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < best.size(); i++) {
      for (int j = i + 1; j < best.size(); j++) {
        List<RankedLists> blends =
            RankedLists.ofBlends(
                best.get(i).model(), best.get(j).model(), SHARES, validation, Search.LENGTH);
        for (int share = 0; share < SHARES.length; share++) {
          double ndcg = new ListQuality(blends.get(share)).meanNdcg(Search.LENGTH);
          if (ndcg > highest) {
            highest = ndcg;
            found =
                new Found(
                    new Blend(best.get(i).name(), best.get(j).name(), SHARES[share]),
                    blends.get(share));
          }
        }
      }
    }
    return Optional.ofNullable(found);
  }
}
