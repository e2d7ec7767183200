package org.kith.features.social;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What becomes of posts that others pass on: reposts, and reposts of reposts, as known at each
 * cut-off.
 *
 * <p>In: social events {@code (cutoff, person_id, event_id, platform, kind, target_event_id,
 * occurred_at, known_at)}; an event is told by its id on its platform, null being a platform too.
 * Out: {@code (cutoff, person_id, event_id, reposts BIGINT, people BIGINT, depth INT, breadth
 * BIGINT, r DOUBLE, occurred_at, known_at)}, one row a cut-off and event of a known person that is
 * no repost and was reposted, no order.
 *
 * <ul>
 *   <li>{@code reposts}: at whatever remove; {@code people}: who made them, 0 where nobody knows.
 *   <li>{@code depth}: the longest chain, 1 where only the post itself was reposted; {@code
 *       breadth}: the most reposts at one remove.
 *   <li>{@code r}: how many further reposts a repost brings, its reproduction number; below 1 a
 *       cascade dies out.
 * </ul>
 *
 * <p>Reposts in a circle, of themselves or at a remove of more than {@value #REMOVES_AT_MOST}
 * belong to no cascade.
 */
public final class Cascades {

  private static final int ROUNDS = 12;
  private static final int REMOVES_AT_MOST = 1 << ROUNDS;
  private static final String[] ROOT = {"cutoff", "platform", "root"};

  private Cascades() {}

  /** The cascades; jobs run, as many as the logarithm of the greatest depth. */
  public static Dataset<Row> of(Dataset<Row> events) {
    Dataset<Row> placed = events.withColumn("platform", coalesce(col("platform"), lit("")));
    Dataset<Row> reposts = climbed(placed);
    Dataset<Row> widest =
        reposts
            .groupBy("cutoff", "platform", "root", "depth")
            .count()
            .groupBy("cutoff", "platform", "root")
            .agg(max("count").as("breadth"));
    Dataset<Row> posts =
        placed.select(
            col("cutoff"),
            col("person_id"),
            col("platform"),
            col("event_id").as("root"),
            col("occurred_at"),
            col("known_at"));
    return reposts
        .groupBy("cutoff", "platform", "root")
        .agg(
            count(lit(1)).as("reposts"),
            count_distinct(col("by")).as("people"),
            max("depth").as("depth"),
            avg(col("depth").gt(1).cast(DataTypes.IntegerType)).as("r"))
        .join(widest, ROOT)
        .join(posts, ROOT)
        .where(col("person_id").isNotNull())
        .select(
            col("cutoff"),
            col("person_id"),
            col("root").as("event_id"),
            col("reposts"),
            col("people"),
            col("depth"),
            col("breadth"),
            col("r"),
            col("occurred_at"),
            col("known_at"));
  }

  /**
   * {@code (cutoff, platform, event_id, root, depth, by)} of each repost: where it comes from in
   * the end.
   */
  private static Dataset<Row> climbed(Dataset<Row> events) {
    Dataset<Row> reposts =
        events
            .where("kind = 'repost' AND target_event_id <> event_id")
            .select(
                col("cutoff"),
                col("platform"),
                col("event_id"),
                col("target_event_id").as("root"),
                lit(1).as("depth"),
                col("person_id").as("by"))
            .localCheckpoint();
    for (int round = 0; round < ROUNDS; round++) {
      Dataset<Row> next = doubled(reposts).localCheckpoint();
      if (next.where("climbing").isEmpty()) {
        return next.drop("climbing");
      }
      reposts = next.drop("climbing");
    }
    return doubled(reposts).where(not(col("climbing"))).drop("climbing");
  }

  /** Each repost where its present root came from, if that is a repost itself. */
  private static Dataset<Row> doubled(Dataset<Row> reposts) {
    Dataset<Row> above =
        reposts.select(
            col("cutoff"),
            col("platform"),
            col("event_id").as("root"),
            col("root").as("above"),
            col("depth").as("more"));
    return reposts
        .join(above, ROOT, "left")
        .select(
            col("cutoff"),
            col("platform"),
            col("event_id"),
            coalesce(col("above"), col("root")).as("root"),
            col("depth").plus(coalesce(col("more"), lit(0))).as("depth"),
            col("by"),
            col("above").isNotNull().as("climbing"));
  }
}
