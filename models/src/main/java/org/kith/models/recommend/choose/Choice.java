package org.kith.models.recommend.choose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kith.models.recommend.Parameters;

/**
 * Which of a night's candidates was taken, and why.
 *
 * @param algorithm the one that was taken
 * @param parameters what it learns with
 * @param leaderboard NDCG@20 on the validation part, by algorithm with its best parameters, the
 *     best first; empty where there was nothing to choose among or nothing to choose on
 * @param fits models that were fitted to choose
 * @param people people in the validation part
 */
public record Choice(
    String algorithm,
    Parameters parameters,
    Map<String, Double> leaderboard,
    int fits,
    long people) {

  public Choice {
    leaderboard = Collections.unmodifiableMap(new LinkedHashMap<>(leaderboard));
  }
}
