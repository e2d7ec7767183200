package org.kith.features.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;

/**
 * Which identifiers were seen together, each set once.
 *
 * <p>Out: {@code (keys ARRAY<STRING> sorted, seen INT)}, one row a distinct set. A key is an
 * account with {@code 0} before a member number and {@code 1} before any other, so that the order
 * of keys puts member numbers first. {@code seen} is the ordinal of the first table with the set,
 * plus {@link #NAMED} where it was only named there by somebody else.
 */
final class Sightings {

  /** Added to a table's ordinal where an account occurs as the other party. */
  static final int NAMED = 1_000;

  static final String MEMBER = "member:";

  private Sightings() {}

  static Dataset<Row> of(FactTables tables) {
    return Arrays.stream(Table.values())
        .filter(Table::isAboutPeople)
        .flatMap(table -> tables.read(table).stream().flatMap(rows -> in(table, rows)))
        .reduce(Dataset::union)
        .orElseThrow(() -> new IllegalArgumentException("there is no table about people"))
        .where(size(col("keys")).gt(0))
        .groupBy("keys")
        .agg(min("seen").as("seen"))
        .localCheckpoint();
  }

  private static Stream<Dataset<Row>> in(Table table, Dataset<Row> rows) {
    Column together =
        transform(
            map_entries(col("identifiers")),
            entry -> key(concat(entry.getField("key"), lit(":"), entry.getField("value"))));
    Column own =
        array_append(coalesce(together, array().cast("array<string>")), key(col("account")));
    Dataset<Row> owners = sets(rows, own, table.ordinal());
    return Optional.of("other_account")
        .filter(Arrays.asList(rows.columns())::contains)
        .map(
            other -> Stream.of(owners, sets(rows, array(key(col(other))), NAMED + table.ordinal())))
        .orElseGet(() -> Stream.of(owners));
  }

  private static Dataset<Row> sets(Dataset<Row> rows, Column keys, int seen) {
    return rows.select(
        array_sort(array_distinct(array_compact(keys))).as("keys"), lit(seen).as("seen"));
  }

  static Column key(Column account) {
    return concat(when(account.startsWith(MEMBER), "0").otherwise("1"), account);
  }

  /** The account that a key stands for. */
  static Column accountOf(Column key) {
    return key.substr(2, Integer.MAX_VALUE);
  }

  /** Whether a key is a member number. */
  static Column isMember(Column key) {
    return key.startsWith("0");
  }

  /**
   * {@code (src, dst)}: each set as a star around its smallest key, {@code src > dst}, distinct.
   */
  static Dataset<Row> edges(Dataset<Row> sightings) {
    return sightings
        .where(size(col("keys")).gt(1))
        .select(
            explode(expr("slice(keys, 2, size(keys))")).as("src"),
            element_at(col("keys"), 1).as("dst"))
        .distinct();
  }
}
