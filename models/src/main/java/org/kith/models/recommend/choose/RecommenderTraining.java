package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;
import org.kith.models.evaluate.RankingQuality;
import org.kith.models.evaluate.Split;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;

/**
 * Chooses a recommender, measures it beside its baselines on what was held out, then learns from
 * everything.
 *
 * <p>The test is what people chose for the first time in the settings' last {@code holdout} days up
 * to the as-of. Where nothing is dated, or dates leave one side empty, it is a fifth of all
 * (person, item) pairs, by a seeded hash. Models that are measured see the other part alone. Where
 * interactions say of which {@code kind} they are, the test is of purchases ({@code sale}) alone,
 * and lists leave out what was bought but not what was only liked.
 *
 * <p>Where there are several candidates, or parameters to try, the last {@code holdout} days of
 * that other part, or again a fifth of it, are the validation part that they are chosen on; the
 * test has no part in the choice. A candidate that does not fit this machine's memory is left out;
 * one that fits a part and not the whole is left out of a choice that is made anew.
 */
public final class RecommenderTraining {

  private static final double UNDATED_SHARE = 0.2;

  private final RecommendSettings settings;
  private final NightlyChoice nightly;

  public RecommenderTraining(RecommendSettings settings) {
    this.settings = settings;
    this.nightly = new NightlyChoice(settings);
  }

  /**
   * What came of it.
   *
   * @param model learnt from all interactions; the caller closes it
   * @param choice which candidate it is, and why
   * @param metrics {@code ndcg@20}, {@code recall@20}, {@code coverage@20} and the others of {@link
   *     RankingQuality} for the model, and for each baseline behind its name and a dot: {@code
   *     popularity.ndcg@20}; empty where there was too little to hold anything out. Where there was
   *     a choice, {@code validation_ndcg@20}, of the other candidates behind their names too
   * @param protocol how the test was chosen: {@code temporal}, {@code hashed} or {@code none}
   * @param testPeople people with something in the test
   * @param testPairs pairs in the test
   * @param interactions rows that the model is learnt from
   * @param refused why a candidate or baseline was left out, by its name
   */
  public record Outcome(
      RecommenderModel model,
      Choice choice,
      Map<String, Double> metrics,
      String protocol,
      long testPeople,
      long testPairs,
      long interactions,
      Map<String, String> refused) {

    public Outcome {
      refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /** A night's figures before the last fit. */
  private record Figures(
      Choice choice, Map<String, Double> metrics, String protocol, long people, long pairs) {}

  /**
   * Trains and measures.
   *
   * @param interactions as for {@link Recommender#fit}
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} when there is nothing to learn
   *     from, or no candidate fits this machine's memory
   */
  public Outcome train(Dataset<Row> interactions, AsOf asOf) {
    return train(interactions, asOf, LastFit.COLD);
  }

  /** As {@link #train(Dataset, AsOf)}, the fit to everything beginning as it is told. */
  public Outcome train(Dataset<Row> interactions, AsOf asOf, LastFit last) {
    Dataset<Row> known = interactions.cache();
    Refusals refusals = new Refusals();
    try {
      Optional<Outcome> outcome = Optional.empty();
      while (outcome.isEmpty()) {
        outcome = attempt(known, asOf, last, refusals);
      }
      return outcome.get();
    } finally {
      known.unpersist();
    }
  }

  /** Empty where what was chosen refuses; the next attempt chooses among the others. */
  private Optional<Outcome> attempt(
      Dataset<Row> known, AsOf asOf, LastFit last, Refusals refusals) {
    return figures(known, asOf, refusals)
        .flatMap(
            figures ->
                refusals
                    .attempt(
                        figures.choice.algorithm(),
                        () -> last.of(recommender(figures.choice), figures.choice, known))
                    .map(
                        model ->
                            new Outcome(
                                model,
                                figures.choice,
                                figures.metrics,
                                figures.protocol,
                                figures.people,
                                figures.pairs,
                                known.count(),
                                refusals.why())));
  }

  private Optional<Figures> figures(Dataset<Row> interactions, AsOf asOf, Refusals refusals) {
    if (isDated(interactions)) {
      int days = settings.holdout().count();
      AsOf before = asOf.minusDays(days);
      Split split = Split.temporal(interactions, asOf.startOfLast(days));
      Split late = Split.temporal(split.train(), before.startOfLast(days));
      Optional<Figures> figures =
          figures("temporal", split, List.of(late, hashed(split.train(), 1)), refusals);
      if (figures.stream().allMatch(own -> own.pairs > 0)) {
        return figures;
      }
    }
    Split split = hashed(interactions, 0);
    return figures("hashed", split, List.of(hashed(split.train(), 1)), refusals);
  }

  private Split hashed(Dataset<Row> interactions, int draw) {
    return Split.hashed(interactions, UNDATED_SHARE, settings.seed() + draw);
  }

  private static boolean isDated(Dataset<Row> interactions) {
    return Arrays.asList(interactions.columns()).contains("occurred_at")
        && !interactions.where(col("occurred_at").isNotNull()).isEmpty();
  }

  /**
   * The choice and the figures; without figures, and protocol none, where a side is empty. Empty
   * where what was chosen refuses.
   *
   * @param validations parts to choose on; the first that has two sides is taken
   */
  private Optional<Figures> figures(
      String protocol, Split split, List<Split> validations, Refusals refusals) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    try (HeldOutFrames test = new HeldOutFrames(split)) {
      if (!test.isUsable()) {
        return Optional.of(new Figures(nightly.first(refusals), metrics, "none", 0, 0));
      }
      Choice choice = nightly.on(validations, refusals);
      Optional<Map<String, Double>> own =
          refusals.attempt(choice.algorithm(), () -> test.quality(recommender(choice)));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      metrics.putAll(own.get());
      for (String baseline : settings.baselines()) {
        if (!baseline.equals(choice.algorithm())) {
          refusals
              .attempt(baseline, () -> test.quality(usual(baseline)))
              .ifPresent(other -> other.forEach((k, v) -> metrics.put(baseline + "." + k, v)));
        }
      }
      choice.leaderboard().forEach((name, ndcg) -> metrics.put(validated(name, choice), ndcg));
      return Optional.of(new Figures(choice, metrics, protocol, test.people(), test.pairs()));
    }
  }

  private Recommender usual(String algorithm) {
    Candidate candidate = settings.candidate(algorithm);
    return candidate.algorithm().recommender(candidate.usual(), settings.seed());
  }

  private static String validated(String algorithm, Choice choice) {
    String metric = "validation_ndcg@" + Search.LENGTH;
    return algorithm.equals(choice.algorithm()) ? metric : algorithm + "." + metric;
  }

  private Recommender recommender(Choice choice) {
    return Recommenders.named(choice.algorithm()).recommender(choice.parameters(), settings.seed());
  }
}
