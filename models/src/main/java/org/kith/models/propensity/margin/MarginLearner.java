package org.kith.models.propensity.margin;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A way to learn how much speaks for a yes. What it says is a margin, the higher the likelier,
 * which {@link CalibratedLearner} makes into a probability.
 */
public interface MarginLearner {

  /** The name in commands, reports and cards. */
  String name();

  /**
   * Learns.
   *
   * <p>In: {@code (features vector, label double)}, label 0 or 1, both there; vectors of one size;
   * the learner says whether an entry may be not a number.
   */
  Margins fit(Dataset<Row> rows);

  /** What a learner has learnt. */
  @FunctionalInterface
  interface Margins {

    /**
     * In: {@code (features vector …)}. Out: the same rows with {@code margin double}, finite, the
     * log of the odds as far as the learner knows.
     */
    Dataset<Row> added(Dataset<Row> rows);
  }
}
