package org.kith.models.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Interactions in two parts: what a model may learn from, and what it is judged on.
 *
 * <p>In and out: {@code (person_id, item_id, …)}; other columns are kept.
 *
 * @param train rows to learn from
 * @param test rows to be judged on
 */
public record Split(Dataset<Row> train, Dataset<Row> test) {

  private static final int GRAIN = 1_000_000;

  /**
   * Splits by time: what happened at {@code boundary} or later is the test. A row without {@code
   * occurred_at} is for training.
   */
  public static Split temporal(Dataset<Row> interactions, Instant boundary) {
    Column late = coalesce(col("occurred_at").geq(lit(boundary)), lit(false));
    return by(interactions, late);
  }

  /**
   * Splits by a seeded hash of person and item, so that a row's side depends on nothing else and
   * all rows of a pair fall on one side.
   *
   * @param testShare expected share of pairs in the test, 0 to 1
   */
  public static Split hashed(Dataset<Row> interactions, double testShare, long seed) {
    Column hash = xxhash64(lit(seed), col("person_id"), col("item_id"));
    return by(
        interactions, pmod(hash, lit((long) GRAIN)).lt(lit((long) Math.rint(testShare * GRAIN))));
  }

  private static Split by(Dataset<Row> interactions, Column late) {
    return new Split(interactions.where(not(late)), interactions.where(late));
  }
}
