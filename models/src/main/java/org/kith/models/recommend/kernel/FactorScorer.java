package org.kith.models.recommend.kernel;

import java.util.ArrayList;
import java.util.List;
import org.kith.models.recommend.numeric.Algebra;
import org.kith.models.recommend.numeric.FactorTable;
import org.kith.models.recommend.numeric.Rows;

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
    block.forEach(asker -> tops.add(new TopItems(longest)));
    boolean[] known = new boolean[block.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = knows(block.get(i));
    }
    Rows people = factors(block, known);
    float[] scores = new float[people.width() * Candidates.TILE];
    for (int tile = 0; tile < candidates.tileCount(); tile++) {
      int from = tile * Candidates.TILE;
      int length = Math.min(Candidates.TILE, candidates.count() - from);
      candidates.score(tile, people, scores);
      for (int i = 0; i < block.size(); i++) {
        if (known[i]) {
          int first = i * Candidates.TILE;
          block.get(i).strikeExcluded(from, length, scores, first);
          offer(tops.get(i), candidates, from, length, scores, first);
        }
      }
    }
    return tops;
  }

  /** A row each factor, a column each person; zeros for whom it does not know. */
  private Rows factors(List<Asker> block, boolean[] known) {
    int width = FactorTable.padded(block.size());
    float[] factors = new float[rank * width];
    for (int i = 0; i < block.size(); i++) {
      if (known[i]) {
        float[] own = block.get(i).factors();
        for (int f = 0; f < rank; f++) {
          factors[f * width + i] = own[f];
        }
      }
    }
    return Rows.of(factors, rank, width);
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
