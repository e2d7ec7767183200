package org.kith.models.recommend.choose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.features.error.Problem;
import org.kith.models.evaluate.Split;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Recommender;

/**
 * Chooses among a night's candidates on a validation part, by NDCG@20, with every model fitted by
 * Spark: people of a brand never gather in one machine's memory, as they do for {@link Choosing}.
 */
final class NightlyChoice {

  private final RecommendSettings settings;

  NightlyChoice(RecommendSettings settings) {
    this.settings = settings;
  }

  /** One candidate's best. */
  private record Best(Candidate candidate, Parameters parameters, double ndcg, int fits) {}

  /**
   * The first candidate as it is set.
   *
   * @param refusals of candidates that are passed over
   * @throws Problem {@code GATE_REFUSED} where all refused
   */
  Choice first(Refusals refusals) {
    Candidate first = settings.candidate(refusals.others(settings.candidates()).get(0));
    return new Choice(first.name(), first.usual(), Map.of(), 0, 0);
  }

  /**
   * The best candidate with its best parameters; of several that do equally well, the first. {@link
   * #first} where there is nothing to choose among, or no part has two sides.
   *
   * @param validations parts to choose on; the first that has two sides is taken
   * @param refusals of candidates that are passed over; those that do not fit the part are added
   * @throws Problem {@code GATE_REFUSED} where all refused
   */
  Choice on(List<Split> validations, Refusals refusals) {
    boolean needed = refusals.others(settings.candidates()).size() > 1 || settings.tune() > 1;
    Iterator<Split> parts = validations.iterator();
    Choice choice = null;
    while (needed && choice == null && parts.hasNext()) {
      choice = on(parts.next(), refusals);
    }
    return choice == null ? first(refusals) : choice;
  }

  private Choice on(Split split, Refusals refusals) {
    try (HeldOutFrames validation = new HeldOutFrames(split)) {
      if (!validation.isUsable()) {
        return null;
      }
      List<Best> ranking = new ArrayList<>();
      for (String algorithm : refusals.others(settings.candidates())) {
        Candidate candidate = settings.candidate(algorithm);
        refusals.attempt(algorithm, () -> best(candidate, validation)).ifPresent(ranking::add);
      }
      refusals.unlessAll(settings.candidates());
      ranking.sort((one, other) -> Double.compare(other.ndcg, one.ndcg));
      Map<String, Double> leaderboard = new LinkedHashMap<>();
      ranking.forEach(one -> leaderboard.put(one.candidate.name(), one.ndcg));
      Best best = ranking.get(0);
      int fits = ranking.stream().mapToInt(Best::fits).sum();
      return new Choice(
          best.candidate.name(), best.parameters, leaderboard, fits, validation.people());
    }
  }

  private Best best(Candidate candidate, HeldOutFrames validation) {
    int draws = Math.max(1, settings.tune());
    Draws source = new Draws(candidate, draws, settings.seed() + candidate.name().hashCode());
    Set<Object> seen = new HashSet<>();
    Best best = null;
    for (int draw = 0; draw < draws; draw++) {
      Parameters parameters = source.parameters(draw, best == null ? null : best.parameters);
      if (seen.add(parameters.values())) {
        Recommender recommender = candidate.algorithm().recommender(parameters, settings.seed());
        double ndcg = validation.quality(recommender).get("ndcg@" + Search.LENGTH);
        boolean better = best == null || ndcg > best.ndcg;
        best =
            new Best(
                candidate,
                better ? parameters : best.parameters,
                better ? ndcg : best.ndcg,
                seen.size());
      }
    }
    return best;
  }
}
