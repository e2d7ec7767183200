package org.kith.models.propensity;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A way to learn the answer to a question, of which a night chooses one. */
sealed interface Candidate permits LogisticCandidate, BoostedCandidate {

  /** The names that {@link #named} knows, from the simplest on. */
  List<String> NAMES = List.of(LogisticCandidate.NAME, BoostedCandidate.NAME);

  /**
   * Learns.
   *
   * <p>In: {@code (x array<double>, label double, person_id, cutoff, …)}, tags in the order of the
   * recipes, then offsets; in an order that does not depend on the cluster; cached.
   *
   * @param recipes how the tags are standardised
   * @param offsets what is added to the margin as it is
   * @param rate share of yes in the rows
   */
  PersonScore fit(
      Dataset<Row> train, List<FeatureRecipe> recipes, List<FeatureRecipe> offsets, double rate);

  static Candidate named(String name, long seed) {
    return name.equals(BoostedCandidate.NAME)
        ? new BoostedCandidate(seed)
        : new LogisticCandidate();
  }
}
