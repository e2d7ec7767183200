package org.kith.jobs.night.work;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ties as each of the two persons sees them. */
final class BothWays {

  private BothWays() {}

  /**
   * Two rows a pair: {@code (person_id, other_person_id, strength, given, received, rank)}, {@code
   * rank} of the other among the person's ties.
   */
  static Dataset<Row> of(Dataset<Row> ties) {
    Dataset<Row> turned =
        ties.select(
            col("other_person_id").as("person_id"),
            col("person_id").as("other_person_id"),
            col("strength"),
            col("received").as("given"),
            col("given").as("received"),
            col("other_rank").as("rank"));
    return ties.drop("other_rank").union(turned);
  }
}
