package org.kith.jobs.measure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.time.Days;
import org.kith.jobs.segment.HoldoutUnit;
import org.kith.jobs.segment.SegmentDefinition;

/** Three hundred people of a shop: whom it told what, and what they bought. */
final class MeasuredShop {

  private MeasuredShop() {}

  static SegmentDefinition circle() {
    return new SegmentDefinition(
        "circle",
        new Words("Circle", "圈子"),
        null,
        "crm",
        "marketing",
        false,
        new Days(30),
        "true",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.25,
        new HoldoutUnit("community", false),
        null,
        List.of("csv"));
  }

  static Dataset<Row> profile() {
    return sql(
        "'p' || id AS person_id, CASE WHEN id < 190 THEN 'c' || (id div 10) END AS community", 300);
  }

  static Dataset<Row> segments(int people) {
    return sql(
            "'tea' AS segment, 'p' || id AS person_id, if(id % 5 = 0, 'holdout', 'treat') AS arm,"
                + " 1D AS score, id AS rank",
            people)
        .union(
            sql(
                "'circle' AS segment, 'p' || id AS person_id, if((id div 10) % 4 = 0, 'holdout',"
                    + " 'treat') AS arm, 1D AS score, id AS rank",
                200));
  }

  /**
   * On the first day of the window p1 to p64 but for the held out; on the last day p100, p105, p110
   * and p115; the day before the window and the day after it everybody.
   */
  static Dataset<Row> orders() {
    Dataset<Row> first =
        order("timestamp'2026-05-01 16:00:00'", "id BETWEEN 1 AND 64 AND id % 5 > 0");
    Dataset<Row> last = order("timestamp'2026-05-31 15:59:59'", "id IN (100, 105, 110, 115)");
    Dataset<Row> before = order("timestamp'2026-05-01 15:59:59'", "true");
    Dataset<Row> after = order("timestamp'2026-05-31 16:00:00'", "true");
    return first.union(last).union(before).union(after);
  }

  static Dataset<Row> order(String at, String who) {
    return sql(
            "'member:' || id AS account, cast(NULL AS MAP<STRING,STRING>) AS identifiers,"
                + at
                + " || '-' || id AS order_id, 1 AS line, 'i' AS item_id, 't' AS item_title,"
                + " 'sale' AS kind, 1L AS quantity, 10.0000BD AS price, 10.00BD AS spend,"
                + " 0.00BD AS discount, 'web' AS channel, 's' AS store_id,"
                + " cast(NULL AS STRING) AS coupon_id, cast(NULL AS STRING) AS campaign_id,"
                + " 'orders' AS source, "
                + at
                + " AS occurred_at, "
                + at
                + " AS known_at, "
                + who
                + " AS here",
            300)
        .where("here")
        .drop("here");
  }

  static Dataset<Row> exposures() {
    String tail =
        " 'app' AS channel, 'owned' AS media, %s AS cost, id %% 10 = 1 AS clicked, date'2026-05-20'"
            + " AS ends_on, 'ads' AS source, timestamp'2026-05-02 10:00:00' AS occurred_at,"
            + " timestamp'2026-05-02 10:00:00' AS known_at";
    String head =
        "'member:' || id AS account, cast(NULL AS MAP<STRING,STRING>) AS identifiers, '%s' AS"
            + " campaign_id, 't' AS title, 'treat' AS arm,";
    Dataset<Row> tea =
        sql(head.formatted("segment/tea") + tail.formatted("cast(0.4375 AS DECIMAL(18,4))"), 200)
            .where("cast(substring(account, 8) AS INT) % 5 > 0");
    return tea.union(
        sql(head.formatted("lonely") + tail.formatted("cast(1 AS DECIMAL(18,4))"), 50));
  }

  /** Everybody with a member number of their own. */
  static Dataset<Row> identities() {
    return identities("'p' || id");
  }

  static Dataset<Row> identities(String person) {
    return sql(
        "'member' AS kind, id AS value, 'member:' || id AS account, %s AS person_id,"
                .formatted(person)
            + " 'alone' AS evidence, date'2026-01-01' AS since",
        300);
  }

  static Dataset<Row> sql(String columns, int people) {
    return SharedSpark.session()
        .range(people)
        .withColumn("id", org.apache.spark.sql.functions.col("id").cast("long"))
        .selectExpr("id AS n", "id")
        .selectExpr(columns.split(",(?![^(]*\\))"));
  }

  /** What one night published, of which nothing but these tables is written. */
  static Release release(Lake lake, long sequence, LocalDate day, Map<Table, Dataset<Row>> tables) {
    LakeWriter writer = new LakeWriter(lake);
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    tables.forEach(
        (table, rows) ->
            versions.put(
                table,
                writer.overwrite(
                    table,
                    table == Table.PROFILE ? rows : rows.to(table.schema()),
                    "stamp" + sequence + table.tableName())));
    return new Release(
        sequence, "r" + sequence, day, day, null, "c", "i", new Pins(versions), Map.of(), "{}");
  }
}
