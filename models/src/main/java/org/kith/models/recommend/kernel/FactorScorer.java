package org.kith.models.recommend.kernel;

import java.util.ArrayList;
import java.util.List;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;

/** Scores that are inner products of a person's factors with the items'. */
public final class FactorScorer implements ItemScorer {

  private static final long serialVersionUID = 1L;

  private final int rank;
  private final PastReasons reasons;

  /**
   * @param rank factors of a person and of an item
   * @param reasons how scores are divided among past items; null where no reasons are wanted
   */
  public FactorScorer(int rank, PastReasons reasons) {
    this.rank = rank;
    this.reasons = reasons;
  }

  @Override
  public boolean knows(Asker asker) {
    return rank > 0 && asker.hasFactors(rank);
  }

  @Override
  public List<TopItems> best(List<Asker> block, Candidates candidates, int longest) {
    List<TopItems> tops = new ArrayList<>(block.size());
    Contenders open = new Contenders(rank);
    for (Asker asker : block) {
      TopItems top = new TopItems(longest);
      tops.add(top);
      if (knows(asker)) {
        open.add(asker, top);
      }
    }
    float[] scores = new float[FactorTable.padded(block.size()) * Candidates.TILE];
    for (int tile = 0;
        tile < candidates.tileCount() && open.remain(candidates.longestFrom(tile));
        tile++) {
      int from = tile * Candidates.TILE;
      int length = Math.min(Candidates.TILE, candidates.count() - from);
      candidates.score(tile, open.factors(), scores);
      for (int i = 0; i < open.count(); i++) {
        int first = i * Candidates.TILE;
        open.asker(i).strikeExcluded(from, length, scores, first);
        offer(open.top(i), candidates, from, length, scores, first);
      }
    }
    return tops;
  }

  private static void offer(
      TopItems top, Candidates candidates, int place, int length, float[] scores, int first) {
    Algebra algebra = Algebra.fastest();
    int end = first + length;
    int at = algebra.firstAbove(scores, first, end, top.threshold());
    while (at < end) {
      top.offer(candidates.item(place + at - first), scores[at]);
      at = algebra.firstAbove(scores, at + 1, end, top.threshold());
    }
  }

  @Override
  public boolean explains() {
    return reasons != null;
  }

  @Override
  public double[][] shares(Asker asker, int[] items) {
    return reasons.shares(asker.past().items(), asker.past().strengths(), items);
  }
}
