package org.kith.jobs.night.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.jobs.night.audit.Finding.Check;

/**
 * Reads tables once, all in one job, and holds each to its rule.
 *
 * @param rows how many there are
 * @param findings what is wrong with them
 */
record TableScan(long rows, List<Finding> findings) {

  private static final int LONGEST_KEY = 3;
  private static final int MOST_RANGES = 2;
  private static final String PERSON = "person_id";

  /** A scan of each table that the night has. */
  static Map<Table, TableScan> of(Lake lake, Pins pins, List<TableRule> rules) {
    Map<Table, TableScan> scans = new EnumMap<>(Table.class);
    List<Dataset<Row>> shapes = new ArrayList<>();
    for (TableRule rule : rules) {
      lake.read(rule.table(), pins).ifPresent(rows -> shapes.add(shape(rule, rows)));
    }
    Optional<Dataset<Row>> all = shapes.stream().reduce(Dataset::unionByName);
    Map<String, Row> totals = new java.util.HashMap<>();
    all.ifPresent(
        rows -> totals(rows, persons(lake, pins)).forEach(r -> totals.put(r.getString(0), r)));
    for (TableRule rule : rules) {
      if (pins.has(rule.table())) {
        Row found = totals.get(rule.table().tableName());
        scans.put(
            rule.table(),
            found == null
                ? new TableScan(0, List.of())
                : new TableScan(found.getLong(1), findings(rule, found)));
      }
    }
    return scans;
  }

  /** Rows that name somebody or something, in another column than the first, that is not there. */
  static List<Finding> strays(Lake lake, Pins pins, TableRule rule) {
    List<Finding> findings = new ArrayList<>();
    rule.references()
        .forEach(
            (column, reference) -> {
              if (!column.equals(PERSON) && pins.has(rule.table())) {
                Dataset<Row> there =
                    lake.readOrEmpty(reference.table(), pins)
                        .select(col(reference.column()).as(column));
                long strays =
                    lake.readOrEmpty(rule.table(), pins)
                        .select(column)
                        .distinct()
                        .join(there, new String[] {column}, "left_anti")
                        .count();
                if (strays > 0) {
                  findings.add(stray(rule, column, strays));
                }
              }
            });
    return findings;
  }

  private static Dataset<Row> persons(Lake lake, Pins pins) {
    return lake.readOrEmpty(Table.IDENTITIES, pins).select(col(PERSON).as("known")).distinct();
  }

  /** Every table in one shape: its name, its key as texts, whom it names, what is out of range. */
  private static Dataset<Row> shape(TableRule rule, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(rule.table().tableName()).as("table"));
    List<String> key = rule.table().key();
    for (int i = 0; i < LONGEST_KEY; i++) {
      Column part = i < key.size() ? col(key.get(i)).cast("string") : lit(null).cast("string");
      columns.add(part.as("key" + i));
    }
    boolean names = rule.references().containsKey(PERSON);
    columns.add(lit(names).as("names"));
    columns.add((names ? col(PERSON) : lit(null).cast("string")).as("person"));
    List<Column> legal = new ArrayList<>(rule.legal().values());
    for (int i = 0; i < MOST_RANGES; i++) {
      columns.add((i < legal.size() ? not(legal.get(i)) : lit(false)).as("wrong" + i));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * {@code table}, its rows, keys of several rows, rows of nobody known, rows out of each range.
   */
  private static List<Row> totals(Dataset<Row> rows, Dataset<Row> persons) {
    Dataset<Row> byKey =
        rows.join(persons, col("person").equalTo(col("known")), "left")
            .groupBy("table", "key0", "key1", "key2")
            .agg(
                count(lit(1)).as("n"),
                count_if(col("names").and(col("known").isNull())).as("nobody"),
                count_if(coalesce(col("wrong0"), lit(true))).as("wrong0"),
                count_if(coalesce(col("wrong1"), lit(true))).as("wrong1"));
    return byKey
        .groupBy("table")
        .agg(sum("n"), count_if(col("n").gt(1)), sum("nobody"), sum("wrong0"), sum("wrong1"))
        .collectAsList();
  }

  private static List<Finding> findings(TableRule rule, Row found) {
    String table = rule.table().tableName();
    List<Finding> findings = new ArrayList<>();
    if (found.getLong(2) > 0) {
      findings.add(
          new Finding(
              Check.UNIQUE,
              "%s (%s)".formatted(table, String.join(", ", rule.table().key())),
              "%d keys have more than one row; each may have one".formatted(found.getLong(2))));
    }
    if (found.getLong(3) > 0) {
      findings.add(stray(rule, PERSON, found.getLong(3)));
    }
    int place = 4;
    for (String column : rule.legal().keySet()) {
      if (found.getLong(place) > 0) {
        findings.add(
            new Finding(
                Check.RANGE,
                table + "." + column,
                "%d rows have a value that it may not have".formatted(found.getLong(place))));
      }
      place++;
    }
    return findings;
  }

  private static Finding stray(TableRule rule, String column, long strays) {
    return new Finding(
        Check.REFERENCE,
        rule.table().tableName() + "." + column,
        "%d are not in table %s"
            .formatted(strays, rule.references().get(column).table().tableName()));
  }
}
