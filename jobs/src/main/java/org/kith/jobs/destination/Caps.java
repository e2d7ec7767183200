package org.kith.jobs.destination;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.jobs.segment.SegmentDefinition;

/**
 * Who has been handed over often enough. Contacts with any destination count: those of the last
 * days, from the table, and those of tonight's exports that come before. Exports bid for a person's
 * few contacts: the highest bid is granted first, and those that bid nothing come last, in their
 * order. Of contacts that sell a cap may allow only so many for each that brings content; who is
 * denied one for that alone was offered enough, not contacted often enough.
 */
final class Caps {

  /** Numbers of the exports that a person is kept out of. */
  private static final String DENIED = "denied";

  /** Of these, numbers of those that only the share of selling contacts keeps them out of. */
  private static final String OFFERED = "offered";

  /** Numbers of those that were granted, in the order of the bids. */
  private static final String GRANTED = "granted";

  private final List<Export> exports;
  private final LocalDate day;

  Caps(List<Export> exports, LocalDate day) {
    this.exports = exports;
    this.day = day;
  }

  /** Whether any export has a cap. */
  boolean bind() {
    return exports.stream().anyMatch(export -> export.destination().cap() != null);
  }

  /**
   * Adds, to rows of people, the exports that they are kept out of.
   *
   * @param wanted {@code (person_id, export, bid)}, a row for each export that would have the
   *     person; the bid may be null
   * @param contacts rows of {@code Table.CONTACTS}
   */
  Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> wanted, Dataset<Row> contacts) {
    Dataset<Row> denied =
        wanted
            .groupBy("person_id")
            .agg(
                expr("transform(sort_array(collect_list(struct(-coalesce(bid, 0D) AS place,"
                        + " export))), one -> one.export)")
                    .as("asked"))
            .join(counted(contacts), new String[] {"person_id"}, "left")
            .withColumn("earlier", earlier())
            .withColumn("room", room())
            .withColumn("decided", decided())
            .select(
                col("person_id"),
                col("decided.granted").as(GRANTED),
                col("decided.offered").as(OFFERED),
                array_except(col("asked"), col("decided.granted")).as(DENIED));
    return rows.join(denied, new String[] {"person_id"}, "left");
  }

  /** Whether the row's person is kept out of the export of the row's segment to a destination. */
  Column keepsOut(DestinationDefinition destination) {
    return isAmong(DENIED, destination);
  }

  /**
   * Whether the person is kept out for want of content alone: they may be contacted, but were
   * offered enough for what they got to read or to do.
   */
  Column isOfferedEnough(DestinationDefinition destination) {
    return isAmong(OFFERED, destination);
  }

  /** Why the person is kept out: {@code over-selling} or {@code over-cap}; null for nothing. */
  Column whyNot(DestinationDefinition destination) {
    return when(isOfferedEnough(destination), "over-selling")
        .when(keepsOut(destination), "over-cap");
  }

  private Column isAmong(String numbers, DestinationDefinition destination) {
    if (destination.cap() == null || !bind()) {
      return lit(false);
    }
    Column number = Export.number(exports, destination);
    return coalesce(array_contains(col(numbers), number), lit(false));
  }

  /** Contacts of the last days, one column for each cap's days. */
  private Dataset<Row> counted(Dataset<Row> contacts) {
    Column[] counts =
        days().stream()
            .flatMap(days -> Stream.of(counted("last_", days, lit(true)), content(days)))
            .toArray(Column[]::new);
    return contacts
        .where(col("as_of").leq(Date.valueOf(day)))
        .groupBy("person_id")
        .agg(lit(true).as("known"), counts)
        .drop("known");
  }

  private Column content(int days) {
    Object[] names =
        exports.stream()
            .map(Export::segment)
            .filter(SegmentDefinition::content)
            .map(SegmentDefinition::name)
            .distinct()
            .toArray();
    return counted("content_", days, col("segment").isin(names));
  }

  private Column counted(String name, int days, Column which) {
    Column lately = col("as_of").gt(Date.valueOf(day.minusDays(days)));
    return count(when(lately.and(which), lit(1))).as(name + days);
  }

  private List<Integer> days() {
    return exports.stream()
        .filter(export -> export.destination().cap() != null)
        .map(export -> export.destination().cap().days())
        .distinct()
        .sorted()
        .toList();
  }

  /** By the export's number, how many contacts the person may still have had before tonight. */
  private Column earlier() {
    return perExport(
        export ->
            export.destination().cap() == null
                ? "cast(null AS BIGINT)"
                : "%dL - coalesce(last_%d, 0L)"
                    .formatted(
                        export.destination().cap().contacts(), export.destination().cap().days()));
  }

  /**
   * By the export's number, how many contacts that sell the person may still have had before
   * tonight, beside what tonight's content allows; null for no bound.
   */
  private Column room() {
    return perExport(
        export ->
            isBound(export)
                ? ("%1$dL * (1 + coalesce(content_%2$d, 0L)) - coalesce(last_%2$d, 0L)"
                        + " + coalesce(content_%2$d, 0L)")
                    .formatted(
                        export.destination().cap().selling(), export.destination().cap().days())
                : "cast(null AS BIGINT)");
  }

  /**
   * Grants the asked exports in their order: {@code granted}, and {@code offered} for those that
   * would have been but for the share of selling contacts.
   */
  private Column decided() {
    String selling = selling();
    String content = numbers(export -> export.segment().content());
    String ratios =
        exports.stream()
            .map(export -> isBound(export) ? export.destination().cap().selling() + "L" : "0L")
            .collect(Collectors.joining(", "));
    return expr(
        ("aggregate(asked, struct(cast(array() AS ARRAY<INT>) AS granted,"
                + " cast(array() AS ARRAY<INT>) AS offered), (so, export) -> CASE"
                + " WHEN size(so.granted) >= get(earlier, export) THEN so"
                + " WHEN size(array_intersect(so.granted, %s)) - get(array(%s), export)"
                + " * size(array_intersect(so.granted, %s)) >= get(room, export)"
                + " THEN struct(so.granted AS granted,"
                + " array_append(so.offered, export) AS offered)"
                + " ELSE struct(array_append(so.granted, export) AS granted,"
                + " so.offered AS offered) END)")
            .formatted(selling, ratios, content));
  }

  private String selling() {
    return numbers(export -> !export.segment().content());
  }

  private static boolean isBound(Export export) {
    return !export.segment().content()
        && export.destination().cap() != null
        && export.destination().cap().selling() != null;
  }

  private String numbers(Predicate<Export> which) {
    return exports.stream()
        .filter(which)
        .map(export -> Integer.toString(export.number()))
        .collect(Collectors.joining(", ", "cast(array(", ") AS ARRAY<INT>)"));
  }

  private Column perExport(Function<Export, String> sql) {
    return expr(exports.stream().map(sql).collect(Collectors.joining(", ", "array(", ")")));
  }

  /**
   * Who displaced whom: for each export that lost people, how many of them each other export, by
   * its label, was granted instead; of people who were offered enough, those that sell.
   *
   * @param rows as {@link #beside} gives them
   */
  Map<Export, Map<String, Long>> displacements(Dataset<Row> rows) {
    Map<Export, Map<String, Long>> displaced = new HashMap<>();
    if (bind()) {
      rows.where(size(col(DENIED)).gt(0))
          .select("person_id", DENIED, OFFERED, GRANTED)
          .dropDuplicates("person_id")
          .select(explode(col(DENIED)).as("loser"), col(OFFERED), col(GRANTED))
          .select(col("loser"), explode(instead()).as("winner"))
          .groupBy("loser", "winner")
          .count()
          .collectAsList()
          .forEach(
              row ->
                  displaced
                      .computeIfAbsent(exports.get(row.getInt(0)), loser -> new TreeMap<>())
                      .put(exports.get(row.getInt(1)).label(), row.getLong(2)));
    }
    return displaced;
  }

  private Column instead() {
    return when(
            array_contains(col(OFFERED), col("loser")),
            array_intersect(col(GRANTED), expr(selling())))
        .otherwise(col(GRANTED));
  }
}
