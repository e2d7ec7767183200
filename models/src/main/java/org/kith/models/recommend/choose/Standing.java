package org.kith.models.recommend.choose;

import java.util.List;
import java.util.Map;
import org.kith.models.evaluate.Bootstrap.Interval;
import org.kith.models.recommend.judge.Slices.Slice;

/**
 * How one model stands among others on a validation part.
 *
 * @param model its name
 * @param parameters the best that were found; for a blend its parts and their weights
 * @param metrics by name, lists of 20: {@code ndcg@20}, {@code recall@20}, {@code coverage@20},
 *     {@code novelty@20} …
 * @param interval where NDCG@20 lies with 95 % confidence
 * @param lead its NDCG@20 less that of the best single model, person by person, with 95 %
 *     confidence
 * @param slices quality by slice
 * @param tried parameters that were fitted; empty for a blend
 */
public record Standing(
    String model,
    Map<String, String> parameters,
    Map<String, Double> metrics,
    Interval interval,
    Interval lead,
    Map<String, Slice> slices,
    List<Search.Tried> tried) {

  /** What the leaderboard is ordered by. */
  public double ndcg() {
    return metrics.get("ndcg@" + Search.LENGTH);
  }
}
