package org.kith.models.lookalike;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.error.Problem;
import org.kith.models.propensity.margin.LinearMargins;
import org.kith.models.propensity.margin.LogisticLearner;

/**
 * Learns what sets a seed audience apart from people drawn at random.
 *
 * <p>Nobody outside the seed is known not to belong: some are just not found yet. So what is learnt
 * is the chance of being labelled, and the chance of belonging is that ÷ c, c being its mean over
 * seed people who were held out: Elkan and Noto (2008), Learning classifiers from only positive and
 * unlabeled data, equation 1. The draw's share of seed people is undone first: King and Zeng
 * (2001), prior correction.
 */
final class LookalikeTrainer {

  private static final long BUCKETS = 1_000_003;

  private final LookalikeSettings settings;

  LookalikeTrainer(LookalikeSettings settings) {
    this.settings = settings;
  }

  /**
   * Learns.
   *
   * <p>In: everybody {@code (person_id string, features vector)}, a row a person, entries finite
   * and of like scale: profile and taste factors side by side; and the seed {@code (person_id)},
   * each once, those who are not among everybody left out.
   *
   * @throws Problem {@code GATE_REFUSED} when the seed is too small, or everybody is in it
   */
  LookalikeModel fit(Dataset<Row> everybody, Dataset<Row> seed) {
    Dataset<Row> people =
        everybody
            .select("person_id", "features")
            .join(
                seed.select(col("person_id"), lit(1.0).as("in_seed")).distinct(),
                new String[] {"person_id"},
                "left")
            .withColumn("label", coalesce(col("in_seed"), lit(0.0)))
            .drop("in_seed")
            .cache();
    try {
      return fit(people);
    } finally {
      people.unpersist();
    }
  }

  private LookalikeModel fit(Dataset<Row> people) {
    long all = people.count();
    long seeds = people.where(col("label").equalTo(1)).count();
    if (seeds < settings.fewestSeed() || seeds == all) {
      throw new Problem(
          Problem.Code.GATE_REFUSED,
          "seed",
          "%,d of %,d people are in it; it must hold %,d or more, and not everybody"
              .formatted(seeds, all, settings.fewestSeed()),
          "Take a larger audience as the seed.");
    }
    Column held = col("label").equalTo(1).and(chance("held").lt(settings.heldShare()));
    double share =
        Math.min(1, (double) settings.negativesPerSeed() * seeds / Math.max(1, all - seeds));
    Dataset<Row> drawn =
        people
            .where(held.equalTo(false))
            .where(col("label").equalTo(1).or(chance("drawn").lt(share)))
            .repartition(2, col("person_id"))
            .sortWithinPartitions("person_id")
            .cache();
    try {
      LinearMargins margins = LogisticLearner.usual().fit(drawn.select("features", "label"));
      Dataset<Row> judges = margins.added(people.where(held)).select("margin");
      return LookalikeModel.of(margins, Math.log(share), judges, seeds);
    } finally {
      drawn.unpersist();
    }
  }

  /** A number in [0, 1) of each person, by the seed and what it is for. */
  private Column chance(String purpose) {
    return when(
            col("person_id").isNotNull(),
            pmod(xxhash64(lit(settings.seed()), lit(purpose), col("person_id")), lit(BUCKETS))
                .divide(lit((double) BUCKETS)))
        .otherwise(lit(0.0));
  }
}
