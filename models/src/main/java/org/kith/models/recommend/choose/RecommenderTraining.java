package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;
import org.kith.models.evaluate.RankingQuality;
import org.kith.models.evaluate.Split;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.Interactions;

/**
 * Measures a recommender beside its baselines on what was held out, then learns from everything.
 *
 * <p>The test is what people chose for the first time in the settings' last {@code holdout} days up
 * to the as-of. Where nothing is dated, or dates leave one side empty, it is a fifth of all
 * (person, item) pairs, by a seeded hash. Models that are measured see the other part alone, their
 * lists leave out what it holds, and every item of it may be recommended. Where interactions say of
 * which {@code kind} they are, the test is of purchases ({@code sale}) alone, and lists leave out what
 * was bought but not what was only liked.
 */
public final class RecommenderTraining {

  private static final int LENGTH = 20;
  private static final double UNDATED_SHARE = 0.2;
  private static final String[] PAIR = {"person_id", "item_id"};

  private final RecommendSettings settings;

  public RecommenderTraining(RecommendSettings settings) {
    this.settings = settings;
  }

  /**
   * What came of it.
   *
   * @param model learnt from all interactions; the caller closes it
   * @param metrics {@code ndcg@20}, {@code recall@20}, {@code coverage@20} and the others of {@link
   *     RankingQuality} for the model, and for each baseline behind its name and a dot: {@code
   *     popularity.ndcg@20}; empty where there was too little to hold anything out
   * @param protocol how the test was chosen: {@code temporal}, {@code hashed} or {@code none}
   * @param testPeople people with something in the test
   * @param testPairs pairs in the test
   */
  public record Outcome(
      RecommenderModel model,
      Map<String, Double> metrics,
      String protocol,
      long testPeople,
      long testPairs) {

    public Outcome {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /**
   * Trains and measures.
   *
   * @param interactions as for {@link Recommender#fit}
   * @throws org.kith.features.error.Problem {@code GATE_REFUSED} when there is nothing to learn
   *     from
   */
  public Outcome train(Dataset<Row> interactions, AsOf asOf) {
    Dataset<Row> known = interactions.cache();
    try {
      return trainCached(known, asOf);
    } finally {
      known.unpersist();
    }
  }

  private Outcome trainCached(Dataset<Row> interactions, AsOf asOf) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    String protocol = "none";
    long[] size = {0, 0};
    if (isDated(interactions)) {
      Split split = Split.temporal(interactions, asOf.startOfLast(settings.holdout().count()));
      size = measure(split, metrics);
      protocol = size[0] > 0 ? "temporal" : protocol;
    }
    if (size[0] == 0) {
      size = measure(Split.hashed(interactions, UNDATED_SHARE, settings.seed()), metrics);
      protocol = size[0] > 0 ? "hashed" : protocol;
    }
    RecommenderModel model = recommender(settings.algorithm()).fit(interactions);
    return new Outcome(model, metrics, protocol, size[0], size[1]);
  }

  private static boolean isDated(Dataset<Row> interactions) {
    return Arrays.asList(interactions.columns()).contains("occurred_at")
        && !interactions.where(col("occurred_at").isNotNull()).isEmpty();
  }

  /** People and pairs in the test; both 0, and no metrics, where a side is empty. */
  private long[] measure(Split split, Map<String, Double> metrics) {
    Dataset<Row> train = Interactions.pairs(split.train()).cache();
    Dataset<Row> owned = Interactions.pairs(bought(split.train())).cache();
    Dataset<Row> truth =
        Interactions.pairs(bought(split.test()))
            .join(owned, PAIR, "left_anti")
            .select("person_id", "item_id")
            .cache();
    try {
      long pairs = truth.count();
      if (pairs == 0 || train.isEmpty()) {
        return new long[] {0, 0};
      }
      Dataset<Row> people = truth.select("person_id").distinct();
      Set<String> algorithms = new LinkedHashSet<>();
      algorithms.add(settings.algorithm());
      algorithms.addAll(settings.baselines());
      for (String algorithm : algorithms) {
        String prefix = algorithm.equals(settings.algorithm()) ? "" : algorithm + ".";
        quality(algorithm, train, owned, people, truth)
            .forEach((measure, value) -> metrics.put(prefix + measure, value));
      }
      return new long[] {people.count(), pairs};
    } finally {
      truth.unpersist();
      owned.unpersist();
      train.unpersist();
    }
  }

  private Map<String, Double> quality(
      String algorithm,
      Dataset<Row> train,
      Dataset<Row> owned,
      Dataset<Row> people,
      Dataset<Row> truth) {
    try (RecommenderModel model = recommender(algorithm).fit(train)) {
      Dataset<Row> lists = model.lists(people, owned, null, LENGTH, false).cache();
      try {
        return RankingQuality.of(lists, truth, model.items(), LENGTH);
      } finally {
        lists.unpersist();
      }
    }
  }

  private static Dataset<Row> bought(Dataset<Row> interactions) {
    return Arrays.asList(interactions.columns()).contains("kind")
        ? interactions.where(col("kind").equalTo("sale"))
        : interactions;
  }

  private Recommender recommender(String algorithm) {
    boolean own = algorithm.equals(settings.algorithm());
    return Recommenders.of(algorithm, own ? settings.parameters() : Map.of(), settings.seed());
  }
}
