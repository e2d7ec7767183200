package org.kith.models.recommend.kernel;

import java.util.ArrayList;
import java.util.List;
import org.kith.models.recommend.matrix.PersonTies;

/** Scores that are sums over a person's past items, one share each. */
public non-sealed interface PastScorer extends ItemScorer {

  /** Whether that is enough to score items by. */
  boolean knows(PersonTies past);

  /**
   * Scores every known item for a person that it knows.
   *
   * @param past strengths as the model was learnt from
   * @param scores filled with a score for each known item
   */
  void score(PersonTies past, float[] scores);

  /** As {@link ItemScorer#shares}, for a past. */
  double[][] shares(PersonTies past, int[] items);

  /** Items with a score at or below it are not listed: nothing of the past speaks for them. */
  float floor();

  /** How many items there are, candidates or not. */
  int itemCount();

  @Override
  default boolean knows(Asker asker) {
    return knows(asker.past());
  }

  @Override
  default List<TopItems> best(List<Asker> block, Candidates candidates, int longest) {
    List<TopItems> tops = new ArrayList<>(block.size());
    float[] scores = new float[itemCount()];
    float[] placed = new float[candidates.count()];
    for (Asker asker : block) {
      TopItems top = new TopItems(longest);
      tops.add(top);
      if (knows(asker)) {
        score(asker.past(), scores);
        for (int place = 0; place < placed.length; place++) {
          placed[place] = scores[candidates.item(place)];
        }
        asker.strikeExcluded(0, placed.length, placed, 0);
        offer(top, candidates, placed);
      }
    }
    return tops;
  }

  private void offer(TopItems top, Candidates candidates, float[] placed) {
    float floor = floor();
    float threshold = floor;
    for (int place = 0; place < placed.length; place++) {
      if (placed[place] > threshold) {
        top.offer(candidates.item(place), placed[place]);
        threshold = Math.max(floor, top.threshold());
      }
    }
  }

  @Override
  default boolean explains() {
    return true;
  }

  @Override
  default double[][] shares(Asker asker, int[] items) {
    return shares(asker.past(), items);
  }
}
