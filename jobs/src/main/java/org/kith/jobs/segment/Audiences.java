package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/**
 * All segments of a configuration, evaluated together over the wide frame.
 *
 * <p>A segment's people are those whom its rule matches, who are in one of the segments that it
 * includes and in none that it excludes; of the other segments only their rule, include and exclude
 * count, not consent, limit or arm. Then, in this order, people without consent to the purpose,
 * people known to be minors, people whom a suppression names (the first that holds gives the
 * reason) and people ranked below the limit are left out; the rest fall into the arms {@code treat}
 * and {@code holdout}. Rank is by {@code rank-by}, highest first, null and NaN last, then by {@code
 * person_id}.
 *
 * <p>The frames are computed at the first use and kept until {@link #close()}.
 */
public final class Audiences implements AutoCloseable {

  private final List<SegmentDefinition> segments;
  private final Dataset<Row> members;

  private Audiences(List<SegmentDefinition> segments, Dataset<Row> members) {
    this.segments = segments;
    this.members = members;
  }

  /**
   * Evaluates the segments; no job runs yet.
   *
   * @param wide as {@link WideFrame} gives it, one row a {@code person_id}
   * @param consented by purpose, frames with the {@code person_id} of people who granted it; nobody
   *     has granted a purpose that is absent
   * @param keyring the brand's, which decides the arms
   * @throws Problem {@code CONF_INVALID} with every fault of every segment, a line each
   */
  public static Audiences of(
      List<SegmentDefinition> segments,
      Dataset<Row> wide,
      Map<String, Dataset<Row>> consented,
      Keyring keyring) {
    List<SegmentDefinition> ordered =
        SegmentRules.check(wide.sparkSession(), segments, wide.schema());
    Dataset<Row> matched = Membership.explode(ordered, wide, consented);
    Dataset<Row> members =
        withArms(ordered, ranked(matched), new Holdout(keyring))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new Audiences(List.copyOf(segments), members);
  }

  /** The definitions, in the order in which they were given. */
  public List<SegmentDefinition> definitions() {
    return segments;
  }

  /** Rows of {@code Table.SEGMENTS}, one a segment and person of either arm; no order. */
  public Dataset<Row> segments() {
    return members
        .where(isInAnArm())
        .select(
            col("segment"), col("person_id"), col("verdict").as("arm"), col("score"), col("rank"));
  }

  /**
   * {@code (segment, person_id, reason)}, one row a person whom a segment's rule matched and who is
   * in neither arm; no order. Reasons are {@code no-consent}, {@code minor}, {@code over-limit} or
   * a suppression's name.
   */
  public Dataset<Row> rejects() {
    return members
        .where(not(isInAnArm()))
        .select(col("segment"), col("person_id"), col("verdict").as("reason"));
  }

  /**
   * {@code (segment, person_id, verdict, rank)}, one row a person whom a segment's rule matched; no
   * order. The verdict is an arm or a reason as in {@link #rejects()}.
   */
  public Dataset<Row> verdicts() {
    return members.select("segment", "person_id", "verdict", "rank");
  }

  /** Whether a row of {@link #verdicts()} is of somebody to be contacted. */
  public static Column isTreated() {
    return col("verdict").equalTo(Holdout.TREAT);
  }

  /**
   * Whether a row of {@link #verdicts()} is of somebody who has consented and whom no suppression
   * names, whatever their rank or arm.
   */
  public static Column isContactable() {
    return isInAnArm().or(col("verdict").equalTo(SegmentRules.OVER_LIMIT));
  }

  /** A funnel for each segment, in the definitions' order; one aggregation for all. */
  public List<Funnel> funnels() {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Row row : members.groupBy("segment", "verdict").count().collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), segment -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    return segments.stream()
        .map(segment -> Funnel.of(segment, counts.getOrDefault(segment.name(), Map.of())))
        .toList();
  }

  /** Lets go of what was kept in memory. */
  @Override
  public void close() {
    members.unpersist();
  }

  private static Column isInAnArm() {
    return col("verdict").isin(Holdout.TREAT, Holdout.HOLDOUT);
  }

  private static Dataset<Row> ranked(Dataset<Row> matched) {
    Column place =
        row_number()
            .over(
                Window.partitionBy(col("segment"), col("verdict"))
                    .orderBy(col("score").desc_nulls_last(), col("person_id").asc()))
            .cast("bigint");
    return matched.withColumn("rank", when(col("verdict").isNull(), place));
  }

  private static Dataset<Row> withArms(
      List<SegmentDefinition> segments, Dataset<Row> ranked, Holdout holdout) {
    Column limit = bySegment(segments, SegmentDefinition::limit);
    Column share = bySegment(segments, SegmentDefinition::holdout);
    Column verdict =
        when(col("verdict").isNotNull(), col("verdict"))
            .when(col("rank").gt(limit), SegmentRules.OVER_LIMIT)
            .otherwise(holdout.arm(col("segment"), col("person_id"), share));
    return ranked.withColumn("verdict", verdict).withColumn("rank", when(isInAnArm(), col("rank")));
  }

  private static Column bySegment(
      List<SegmentDefinition> segments, Function<SegmentDefinition, Object> value) {
    Column chosen = lit(null);
    for (SegmentDefinition segment : segments) {
      chosen =
          when(col("segment").equalTo(segment.name()), lit(value.apply(segment))).otherwise(chosen);
    }
    return chosen;
  }
}
