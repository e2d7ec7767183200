package org.kith.models.recommend.kernel;

import java.util.ArrayList;
import java.util.List;

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
    boolean[] known = new boolean[block.size()];
    for (int i = 0; i < block.size(); i++) {
      tops.add(new TopItems(longest));
      known[i] = knows(block.get(i));
    }
    float[] scores = new float[Candidates.TILE];
    for (int tile = 0; tile < candidates.tileCount(); tile++) {
      int from = tile * Candidates.TILE;
      int length = Math.min(Candidates.TILE, candidates.count() - from);
      for (int i = 0; i < block.size(); i++) {
        if (known[i]) {
          candidates.score(tile, block.get(i).factors(), scores);
          block.get(i).strikeExcluded(from, length, scores);
          offer(tops.get(i), from, length, scores);
        }
      }
    }
    return tops;
  }

  private static void offer(TopItems top, int from, int length, float[] scores) {
    float threshold = top.threshold();
    for (int i = 0; i < length; i++) {
      if (scores[i] > threshold) {
        top.offer(from + i, scores[i]);
        threshold = top.threshold();
      }
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
