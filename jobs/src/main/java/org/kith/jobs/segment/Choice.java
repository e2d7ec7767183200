package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** In which order a segment takes its people, and whom a quota leaves out. */
final class Choice {

  /** Begins the names of columns of the wide frame that {@link #wanting} reads. */
  static final String WANTING = "kith_wanting ";

  private Choice() {}

  /** What a person is put in order by, highest first; null for nothing but the id. */
  static Column score(SegmentDefinition segment) {
    Column none = lit(null).cast("double");
    if (segment.rankBy() == null) {
      return segment.draw() != null
          ? none
          : segment.wants() != null ? wanting(segment) : bid(segment);
    }
    Column score = expr(segment.rankBy()).cast("double");
    return when(score.isNaN(), none).otherwise(score);
  }

  /** How much a person would want the segment's item; null for those outside its audience. */
  static Column wanting(SegmentDefinition segment) {
    return col("`" + WANTING + segment.name() + "`");
  }

  /** What decides between people of the same score; null for nothing but the id. */
  static Column lot(SegmentDefinition segment) {
    return segment.draw() == null
        ? lit(null).cast("bigint")
        : xxhash64(lit(segment.draw()), col("person_id"));
  }

  /** What the segment bids for a person; null where it bids for nobody, or nothing is known. */
  static Column bid(SegmentDefinition segment) {
    Column none = lit(null).cast("double");
    if (segment.worth() == null) {
      return none;
    }
    Column bid = expr(segment.worth().bid());
    return when(bid.isNaN(), none).otherwise(bid);
  }

  /** The quota's cell of a person; null where there is no quota. */
  static Column cell(SegmentDefinition segment) {
    return segment.quota() == null
        ? lit(null).cast("string")
        : to_json(
            array(
                segment.quota().by().stream()
                    .map(column -> expr(column).cast("string"))
                    .toArray(Column[]::new)));
  }

  /** Whom a person is held out with. */
  static Column unit(SegmentDefinition segment) {
    HoldoutUnit unit = segment.holdoutUnit();
    return unit == null || unit.by() == null
        ? col("person_id")
        : coalesce(concat(lit("unit:"), expr(unit.by()).cast("string")), col("person_id"));
  }

  /**
   * Adds {@code rank}, from 1, to the rows without a verdict, and a verdict to those beyond a
   * quota.
   *
   * @param matched {@code (segment, person_id, verdict, score, lot, cell)}
   */
  static Dataset<Row> ranked(List<SegmentDefinition> segments, Dataset<Row> matched) {
    Dataset<Row> rows = matched;
    Column turn = lit(null).cast("double");
    if (segments.stream().anyMatch(segment -> segment.quota() != null)) {
      WindowSpec cell = Window.partitionBy(col("segment"), col("verdict"), col("cell"));
      Column each = bySegment(segments, one -> one.quota() == null ? null : one.quota().each());
      Column isShared =
          bySegment(segments, one -> one.quota() != null && one.quota().each() == null);
      rows =
          rows.withColumn("place", row_number().over(cell.orderBy(byScore())))
              .withColumn("peers", count(lit(1)).over(cell))
              .withColumn(
                  "verdict",
                  when(col("verdict").isNull().and(col("place").gt(each)), SegmentRules.OVER_QUOTA)
                      .otherwise(col("verdict")));
      turn = when(isShared, col("place").minus(.5).divide(col("peers")));
    }
    Column[] order =
        Stream.concat(Stream.of(turn.asc_nulls_first()), Stream.of(byScore()))
            .toArray(Column[]::new);
    Column rank =
        row_number()
            .over(Window.partitionBy(col("segment"), col("verdict")).orderBy(order))
            .cast("bigint");
    return rows.withColumn("rank", when(col("verdict").isNull(), rank)).drop("place", "peers");
  }

  /** A value of the row's segment. */
  static Column bySegment(
      List<SegmentDefinition> segments, Function<SegmentDefinition, Object> value) {
    Column chosen = lit(null);
    for (SegmentDefinition segment : segments) {
      chosen =
          when(col("segment").equalTo(segment.name()), lit(value.apply(segment))).otherwise(chosen);
    }
    return chosen;
  }

  private static Column[] byScore() {
    return new Column[] {col("score").desc_nulls_last(), col("lot").asc(), col("person_id").asc()};
  }
}
