package org.kith.models.recommend.choose;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.RankingQuality;
import org.kith.models.evaluate.Split;
import org.kith.models.recommend.Recommender;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.matrix.Interactions;

/**
 * What models learn from and what was held out from them, in Spark's memory; closing it frees both.
 *
 * <p>Where interactions say of which {@code kind} they are, purchases ({@code sale}) alone are held
 * out. What a person bought in the training part is not held out, and lists leave it out; every
 * other item of that part may be recommended.
 */
final class HeldOutFrames implements AutoCloseable {

  private static final String[] PAIR = {"person_id", "item_id"};

  private final Dataset<Row> train;
  private final Dataset<Row> owned;
  private final Dataset<Row> truth;
  private final long pairs;
  private final long people;
  private final boolean learnable;

  HeldOutFrames(Split split) {
    train = Interactions.pairs(split.train()).cache();
    owned = hasKinds(split.train()) ? Interactions.pairs(bought(split.train())).cache() : train;
    truth =
        Interactions.pairs(bought(split.test()))
            .join(owned, PAIR, "left_anti")
            .select("person_id", "item_id")
            .cache();
    pairs = truth.count();
    people = pairs == 0 ? 0 : truth.select("person_id").distinct().count();
    learnable = pairs > 0 && !train.isEmpty();
  }

  /** Whether there is something to learn from and something to be judged on. */
  boolean isUsable() {
    return learnable;
  }

  /** Pairs that were held out. */
  long pairs() {
    return pairs;
  }

  /** People from whom something was held out. */
  long people() {
    return people;
  }

  /** Measures of {@link RankingQuality}, lists of 20, for what a recommender learns here. */
  Map<String, Double> quality(Recommender recommender) {
    try (RecommenderModel model = recommender.fit(train)) {
      Dataset<Row> asked = truth.select("person_id").distinct();
      Dataset<Row> lists = model.lists(asked, owned, null, Search.LENGTH, false).cache();
      try {
        return RankingQuality.of(lists, truth, model.items(), Search.LENGTH);
      } finally {
        lists.unpersist();
      }
    }
  }

  @Override
  public void close() {
    truth.unpersist();
    owned.unpersist();
    train.unpersist();
  }

  private static Dataset<Row> bought(Dataset<Row> interactions) {
    return hasKinds(interactions) ? interactions.where(col("kind").equalTo("sale")) : interactions;
  }

  private static boolean hasKinds(Dataset<Row> interactions) {
    return Arrays.asList(interactions.columns()).contains("kind");
  }
}
