package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Records put together that may be one person's, so that only they are compared. */
final class Blocks {

  private static final double DRAWN_BLOCK = 200;
  private static final int DRAWN_BLOCKS_AT_MOST = 25;

  private Blocks() {}

  /**
   * {@code (key BIGINT, members ARRAY<STRUCT<id, side, data, keys>>)}: records with equal values in
   * a rule's fields, 2 to {@code largest} a row; a record is in as many rows as rules bring it
   * together with others, {@code keys} are those rows' keys, ascending.
   */
  static Dataset<Row> of(MatchRecords records, List<BlockingRule> rules, int largest) {
    Column keys =
        array_compact(
            array(
                IntStream.range(0, rules.size())
                    .mapToObj(rule -> key(rules.get(rule), lit(rule)))
                    .toArray(Column[]::new)));
    Dataset<Row> keyed = records.rows().select(col("id"), explode(keys).as("key"));
    Dataset<Row> fit =
        keyed
            .groupBy("key")
            .agg(count(lit(1)).as("size"))
            .where(col("size").between(2, largest))
            .select("key");
    Dataset<Row> keysOf =
        keyed.join(fit, "key").groupBy("id").agg(array_sort(collect_list("key")).as("keys"));
    return together(records.rows().join(keysOf, "id").withColumn("key", explode(col("keys"))));
  }

  /** As {@link #of}: blocks of some 200 records drawn by lot, the same at every call. */
  static Dataset<Row> drawn(MatchRecords records, long number, long seed) {
    int blocks = (int) Math.max(1, Math.round(number / DRAWN_BLOCK));
    Column block = pmod(xxhash64(col("id"), lit(seed)), lit((long) blocks));
    return together(
        records
            .rows()
            .withColumn("key", block)
            .where(col("key").lt(Math.min(blocks, DRAWN_BLOCKS_AT_MOST)))
            .withColumn("keys", array(col("key"))));
  }

  /** {@code xxhash64} of the rule's number and values; null where a value is missing. */
  static Column key(BlockingRule rule, Column number) {
    List<Column> hashed = new ArrayList<>(List.of(number));
    Column whole = lit(true);
    for (int field : rule.fields()) {
      Column value = col("data").getItem(field);
      hashed.add(value);
      whole = whole.and(value.isNotNull());
    }
    return when(whole, xxhash64(hashed.toArray(Column[]::new)));
  }

  private static Dataset<Row> together(Dataset<Row> keyed) {
    return keyed
        .groupBy("key")
        .agg(collect_list(struct(col("id"), col("side"), col("data"), col("keys"))).as("members"));
  }
}
