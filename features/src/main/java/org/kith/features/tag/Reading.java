package org.kith.features.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.Days;

/**
 * What a tag with several values reads of a relation's rows, before it is ranked. Tags that read
 * alike, such as an affinity and its lift, share one.
 *
 * @param rule Spark SQL: what a value weighs
 * @param by Spark SQL: a row's value
 * @param where Spark SQL: which rows count; null for all
 * @param window rows of the last so many days; null for all
 * @param halfLife of {@code decay}; null for none
 * @param expiry a value lapses so many days after its last row; null for never
 */
record Reading(String rule, String by, String where, Days window, Days halfLife, Days expiry) {

  static Reading of(TagDefinition tag) {
    return new Reading(
        tag.rule(), tag.by(), tag.where(), tag.window(), tag.halfLife(), tag.expiry());
  }

  /** The value of a row; null of one that does not count. */
  Column value() {
    Column value = Rule.parse(by).decaying(halfLife).column().cast("string");
    return when(Aggregation.condition(where, window, halfLife), value);
  }

  /** What a value weighs, over the rows for which the boolean column holds. */
  Column weight(String onlyWhere) {
    return Rule.parse(rule).decaying(halfLife).over(onlyWhere).column().cast("double");
  }

  /** Readings with equal measures weigh their values by one aggregate. */
  String measure() {
    return rule + "\n" + (rule.contains("decay") ? halfLife : "");
  }

  /** Whether a value whose last row is {@code last_at} still holds at {@code cutoff}. */
  Column holds(ZoneId zone) {
    if (expiry == null) {
      return lit(true);
    }
    Column lapses = date_add(Relations.localDay(col("last_at"), zone), expiry.count());
    return coalesce(lapses.geq(col("cutoff")), lit(true));
  }
}
