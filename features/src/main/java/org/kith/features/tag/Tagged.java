package org.kith.features.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

/** What a catalogue says of every person on one day. Holds frames in memory until it is closed. */
public final class Tagged implements AutoCloseable {

  /**
   * A tag that the brand's data cannot bear.
   *
   * @param tag its name
   * @param reason what is missing, such as {@code no dates}
   */
  public record NotApplicable(String tag, Words reason) {}

  private static final String EVIDENCE = "struct<count: bigint, last_at: timestamp, rule: string>";

  private final Wide wide;
  private final AsOf asOf;
  private final List<Dataset<Row>> held;

  Tagged(Wide wide, AsOf asOf, List<Dataset<Row>> held) {
    this.wide = wide;
    this.asOf = asOf;
    this.held = held;
  }

  /**
   * One row a person, in no order.
   *
   * <p>Out: {@code person_id}; a column a single-valued tag, of its rule's type; for a multi-valued
   * one {@code NAME MAP<STRING,DOUBLE>} of weights by value and {@code NAME_top STRING}, the value
   * with the greatest. Of a person without rows an aggregate has the value that it has over no
   * rows: counts are 0, all else is null. A tag that does not apply is null for everybody.
   */
  public Dataset<Row> profile() {
    return wide.rows().select(wide.columns("person_id"));
  }

  /**
   * Rows of {@code Table.TAGS}, in no order: one a person and single-valued tag, one a person,
   * multi-valued tag and value.
   *
   * <p>Null, false, and a tag over a relation of which no row stands behind it give no row. {@code
   * weight} is 1 for a single-valued tag; for a multi-valued one the value's share of the person's
   * whole, before the list is cut to {@code top}, and with {@code lift} that ÷ everybody's share.
   * {@code evidence} is how many rows stand behind the tag (for a derived tag the most behind one
   * of its inputs), when the last of them happened and the rule as it stood.
   */
  public Dataset<Row> tags() {
    List<Column> singles = new ArrayList<>();
    List<Column> lists = new ArrayList<>();
    for (TagDefinition tag : wide.catalogue().tags()) {
      if (tag.isMultiValued()) {
        lists.add(
            coalesce(
                transform(
                    col("_values_" + tag.name()),
                    e ->
                        entry(
                            tag,
                            e.getField("value"),
                            e.getField("weight"),
                            e.getField("count"),
                            e.getField("last_at"))),
                array().cast("array<" + entryType() + ">")));
      } else {
        Column count = wide.countBehind(tag);
        Column shown = col(tag.name()).isNotNull().and(tag.isDerived() ? lit(true) : count.gt(0));
        Column value = col(tag.name()).cast("string");
        value = when(shown.and(value.notEqual("false")), value);
        singles.add(entry(tag, value, lit(1.0), count, wide.lastBehind(tag)));
      }
    }
    lists.add(array(singles.toArray(Column[]::new)).cast("array<" + entryType() + ">"));
    return wide.rows()
        .select(col("person_id"), inline(concat(lists.toArray(Column[]::new))))
        .where(col("value").isNotNull())
        .select(
            col("person_id"),
            col("tag"),
            col("value"),
            col("weight"),
            col("evidence"),
            lit(asOf.day()).as("as_of"),
            col("expires"));
  }

  /** The tags that say nothing about anybody, and why, in the catalogue's order. */
  public List<NotApplicable> notApplicable() {
    return wide.catalogue().tags().stream()
        .flatMap(
            tag ->
                wide.applicability().reason(tag, asOf.day()).stream()
                    .map(reason -> new NotApplicable(tag.name(), reason)))
        .toList();
  }

  /** Gives the memory back; the frames can still be read, by computing them anew. */
  @Override
  public void close() {
    held.forEach(frame -> frame.unpersist(false));
  }

  private Column entry(
      TagDefinition tag, Column value, Column weight, Column count, Column lastAt) {
    Column expires =
        tag.expiry() == null
            ? lit(null).cast(DataTypes.DateType)
            : org.apache.spark.sql.functions.date_add(
                Relations.localDay(lastAt, asOf.zone()), tag.expiry().count());
    return struct(
            lit(tag.name()).as("tag"),
            value.as("value"),
            weight.as("weight"),
            struct(
                    count.cast(DataTypes.LongType).as("count"),
                    lastAt.as("last_at"),
                    lit(ruleOf(tag)).as("rule"))
                .as("evidence"),
            expires.as("expires"))
        .cast(entryType());
  }

  private static String entryType() {
    return "struct<tag: string, value: string, weight: double, evidence: %s, expires: date>"
        .formatted(EVIDENCE);
  }

  private static String ruleOf(TagDefinition tag) {
    return tag.from()
        + ": "
        + tag.rule()
        + (tag.by() == null ? "" : " by " + tag.by())
        + (tag.where() == null ? "" : " where " + tag.where())
        + (tag.window() == null ? "" : " in " + tag.window());
  }
}
