package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/**
 * All segments of a configuration, evaluated together over the wide frame.
 *
 * <p>A segment's people are those whom its rule matches, who are among those who would most want
 * its item, and who are in one of the segments that it includes and in none that it excludes; of
 * the other segments only their rule, item, include and exclude count, not consent, limit or arm.
 * Then, in this order, people without consent to the purpose, people known to be minors, people
 * whom a suppression names (the first that holds gives the reason), people not worth the contact's
 * cost, people beyond their cell's quota and people ranked below the limit are left out; the rest
 * fall into the arms {@code treat} and {@code holdout}. Rank is by {@code rank-by}, a seeded draw,
 * how much they want the item or worth, highest first, null and NaN last, then by {@code
 * person_id}; where a quota shares out the limit, by turns of its cells.
 *
 * <p>The frames are computed at the first use and kept until {@link #close()}.
 */
public final class Audiences implements AutoCloseable {

  /** Stands for all segments that hold out the same people. */
  private static final String EVERYWHERE = "*";

  private static final String OF_NO_SEGMENT =
      "segment STRING, person_id STRING, verdict STRING, score DOUBLE, bid DOUBLE, rank BIGINT";

  private final List<SegmentDefinition> segments;
  private final Dataset<Row> members;

  private Audiences(List<SegmentDefinition> segments, Dataset<Row> members) {
    this.segments = segments;
    this.members = members;
  }

  /** As the other, where no segment is an item's audience. */
  public static Audiences of(
      List<SegmentDefinition> segments,
      Dataset<Row> wide,
      Map<String, Dataset<Row>> consented,
      Keyring keyring) {
    return of(segments, wide, Map.of(), consented, keyring);
  }

  /**
   * Evaluates the segments; no job runs yet.
   *
   * @param wide as {@link WideFrame} gives it, one row a {@code person_id}
   * @param wanted by what a segment wants, frames of {@code (person_id, score DOUBLE)}, one row for
   *     each of the people who would most want the item; nobody wants one that is absent
   * @param consented by purpose, frames with the {@code person_id} of people who granted it; nobody
   *     has granted a purpose that is absent
   * @param keyring the brand's, which decides the arms
   * @throws Problem {@code CONF_INVALID} with every fault of every segment, a line each
   */
  public static Audiences of(
      List<SegmentDefinition> segments,
      Dataset<Row> wide,
      Map<Wants, Dataset<Row>> wanted,
      Map<String, Dataset<Row>> consented,
      Keyring keyring) {
    if (segments.isEmpty()) {
      StructType schema = StructType.fromDDL(OF_NO_SEGMENT);
      return new Audiences(segments, wide.sparkSession().createDataFrame(List.of(), schema));
    }
    List<SegmentDefinition> ordered =
        SegmentRules.check(wide.sparkSession(), segments, wide.schema());
    Dataset<Row> matched = Membership.explode(ordered, wide, wanted, consented);
    Dataset<Row> members =
        withArms(ordered, Choice.ranked(ordered, matched), new Holdout(keyring))
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
   * in neither arm; no order. Reasons are {@code no-consent}, {@code minor}, {@code not-worth},
   * {@code over-quota}, {@code over-limit} or a suppression's name.
   */
  public Dataset<Row> rejects() {
    return members
        .where(not(isInAnArm()))
        .select(col("segment"), col("person_id"), col("verdict").as("reason"));
  }

  /**
   * {@code (segment, person_id, verdict, rank, bid)}, one row a person whom a segment's rule
   * matched; no order. The verdict is an arm or a reason as in {@link #rejects()}; the bid is null
   * where the segment does not say what a contact is worth.
   */
  public Dataset<Row> verdicts() {
    return members.select("segment", "person_id", "verdict", "rank", "bid");
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
    return isInAnArm().or(col("verdict").isin(SegmentRules.OVER_LIMIT, SegmentRules.OVER_QUOTA));
  }

  /** A funnel for each segment, in the definitions' order; one aggregation for all. */
  public List<Funnel> funnels() {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Row row : members.groupBy("segment", "verdict").count().collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), segment -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    Map<String, Double> unitSizes = unitSizes();
    return segments.stream()
        .map(
            segment ->
                Funnel.of(
                    segment,
                    counts.getOrDefault(segment.name(), Map.of()),
                    unitSizes.getOrDefault(segment.name(), 1.0)))
        .toList();
  }

  private Map<String, Double> unitSizes() {
    Map<String, Double> sizes = new HashMap<>();
    if (HoldoutUnits.anyIn(segments)) {
      members
          .where(isInAnArm())
          .groupBy("segment", "unit")
          .count()
          .groupBy("segment")
          .agg(sum(col("count").multiply(col("count"))).divide(sum("count")))
          .collectAsList()
          .forEach(row -> sizes.put(row.getString(0), row.getDouble(1)));
    }
    return sizes;
  }

  /** Lets go of what was kept in memory. */
  @Override
  public void close() {
    members.unpersist();
  }

  private static Column isInAnArm() {
    return col("verdict").isin(Holdout.TREAT, Holdout.HOLDOUT);
  }

  private static Dataset<Row> withArms(
      List<SegmentDefinition> segments, Dataset<Row> ranked, Holdout holdout) {
    Column limit = Choice.bySegment(segments, SegmentDefinition::most);
    Column share = Choice.bySegment(segments, SegmentDefinition::holdout);
    Column from =
        Choice.bySegment(
            segments, segment -> segment.isHeldOutEverywhere() ? EVERYWHERE : segment.name());
    Column verdict =
        when(col("verdict").isNotNull(), col("verdict"))
            .when(col("rank").gt(limit), SegmentRules.OVER_LIMIT)
            .otherwise(holdout.arm(from, col("unit"), share));
    return ranked.withColumn("verdict", verdict).withColumn("rank", when(isInAnArm(), col("rank")));
  }
}
