package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whom each segment matches, and who of them is left out for want of consent or by suppression. */
final class Membership {

  private static final String IN = "kith_in ";
  private static final String GRANTED = "kith_granted ";

  private Membership() {}

  /**
   * One pass over the wide frame for all segments. Out: {@code (segment, person_id, verdict, score,
   * lot, bid, cell, unit)}, one row a segment and matched person; {@code verdict} is why they are
   * left out, null where they are not; the rest as {@link Choice} says.
   *
   * @param ordered each segment after those that it rests on
   * @param wanted as {@link Audiences#of} says, and so is {@code consented}
   */
  static Dataset<Row> explode(
      List<SegmentDefinition> ordered,
      Dataset<Row> wide,
      Map<Wants, Dataset<Row>> wanted,
      Map<String, Dataset<Row>> consented) {
    Dataset<Row> frame = withConsent(ordered, withWants(ordered, wide, wanted), consented);
    for (SegmentDefinition segment : ordered) {
      frame = frame.withColumn(IN + segment.name(), matches(segment));
    }
    Column minor =
        Arrays.asList(wide.columns()).contains(SensitiveColumns.AGE)
            ? coalesce(col(SensitiveColumns.AGE).lt(SensitiveColumns.GROWN_UP), lit(false))
            : lit(false);
    Column[] found = ordered.stream().map(segment -> found(segment, minor)).toArray(Column[]::new);
    return frame
        .select(col("person_id"), explodeAll(filter(array(found), Column::isNotNull)).as("found"))
        .select(
            col("found.segment"),
            col("person_id"),
            col("found.verdict"),
            col("found.score"),
            col("found.lot"),
            col("found.bid"),
            col("found.cell"),
            col("found.unit"));
  }

  private static Column explodeAll(Column structs) {
    return org.apache.spark.sql.functions.explode(structs);
  }

  private static Dataset<Row> withWants(
      List<SegmentDefinition> segments, Dataset<Row> wide, Map<Wants, Dataset<Row>> wanted) {
    Dataset<Row> frame = wide;
    for (SegmentDefinition segment : segments) {
      if (segment.wants() != null) {
        String wanting = Choice.WANTING + segment.name();
        frame =
            wanted.containsKey(segment.wants())
                ? frame.join(
                    wanted.get(segment.wants()).select(col("person_id"), col("score").as(wanting)),
                    new String[] {"person_id"},
                    "left")
                : frame.withColumn(wanting, lit(null).cast("double"));
      }
    }
    return frame;
  }

  private static Dataset<Row> withConsent(
      List<SegmentDefinition> segments, Dataset<Row> wide, Map<String, Dataset<Row>> consented) {
    Dataset<Row> frame = wide;
    for (String purpose :
        segments.stream().map(SegmentDefinition::purpose).distinct().sorted().toList()) {
      String granted = GRANTED + purpose;
      frame =
          consented.containsKey(purpose)
              ? frame.join(
                  consented
                      .get(purpose)
                      .select("person_id")
                      .distinct()
                      .withColumn(granted, lit(true)),
                  new String[] {"person_id"},
                  "left")
              : frame.withColumn(granted, lit(false));
    }
    return frame;
  }

  private static Column matches(SegmentDefinition segment) {
    Column matched = isTrue(segment.where());
    if (segment.wants() != null) {
      matched = matched.and(Choice.wanting(segment).isNotNull());
    }
    if (!segment.include().isEmpty()) {
      matched = matched.and(inAny(segment.include()));
    }
    return segment.exclude().isEmpty() ? matched : matched.and(not(inAny(segment.exclude())));
  }

  private static Column inAny(List<String> names) {
    return names.stream().map(Membership::in).reduce(lit(false), Column::or);
  }

  private static Column found(SegmentDefinition segment, Column minor) {
    return when(
        in(segment.name()),
        struct(
            lit(segment.name()).as("segment"),
            verdict(segment, minor).as("verdict"),
            Choice.score(segment).as("score"),
            Choice.lot(segment).as("lot"),
            Choice.bid(segment).as("bid"),
            Choice.cell(segment).as("cell"),
            Choice.unit(segment).as("unit")));
  }

  private static Column verdict(SegmentDefinition segment, Column minor) {
    Column granted = col("`" + GRANTED + segment.purpose() + "`");
    Stream<Column> reasons =
        Stream.concat(
            Stream.of(
                when(not(coalesce(granted, lit(false))), SegmentRules.NO_CONSENT),
                when(minor, SegmentRules.MINOR)),
            segment.suppress().entrySet().stream()
                .map(entry -> when(isTrue(entry.getValue()), entry.getKey())));
    return segment.worth() == null
        ? coalesce(reasons.toArray(Column[]::new))
        : coalesce(
            Stream.concat(reasons, Stream.of(when(not(isWorth(segment)), SegmentRules.NOT_WORTH)))
                .toArray(Column[]::new));
  }

  private static Column isWorth(SegmentDefinition segment) {
    return coalesce(Choice.bid(segment).gt(0), lit(false));
  }

  private static Column isTrue(String predicate) {
    return coalesce(expr(predicate), lit(false));
  }

  private static Column in(String segment) {
    return col("`" + IN + segment + "`");
  }
}
