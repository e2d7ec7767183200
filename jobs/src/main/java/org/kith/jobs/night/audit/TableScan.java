package org.kith.jobs.night.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.jobs.night.audit.Finding.Check;

/**
 * Reads a table once and holds it to its rule.
 *
 * @param rows how many there are
 * @param findings what is wrong with them
 */
record TableScan(long rows, List<Finding> findings) {

  /** The scan; empty where the night has no such table. */
  static Optional<TableScan> of(Lake lake, Pins pins, TableRule rule) {
    return lake.read(rule.table(), pins).map(rows -> scan(lake, pins, rule, rows));
  }

  private static TableScan scan(Lake lake, Pins pins, TableRule rule, Dataset<Row> rows) {
    Dataset<Row> beside = rows;
    List<Column> counts = new ArrayList<>();
    for (Map.Entry<String, TableRule.Reference> reference : rule.references().entrySet()) {
      String named = "__" + reference.getKey();
      String column = reference.getValue().column();
      Dataset<Row> there =
          lake.readOrEmpty(reference.getValue().table(), pins)
              .select(col(column).as(named))
              .distinct();
      beside = beside.join(there, beside.col(reference.getKey()).equalTo(col(named)), "left");
      counts.add(count_if(col(named).isNull()));
    }
    for (Column legal : rule.legal().values()) {
      counts.add(count_if(not(legal)));
    }
    Row found = totals(beside, rule.table().key(), counts);
    return new TableScan(found.getLong(0), findings(rule, found));
  }

  /** Rows, keys that several rows share, then the counts, summed over the keys. */
  private static Row totals(Dataset<Row> rows, List<String> key, List<Column> counts) {
    List<Column> ofKey = new ArrayList<>();
    List<Column> overall = new ArrayList<>();
    overall.add(coalesce(sum(when(col("n").gt(1), lit(1)).otherwise(0)), lit(0)).cast("long"));
    for (int i = 0; i < counts.size(); i++) {
      ofKey.add(counts.get(i).as("c" + i));
      overall.add(coalesce(sum("c" + i), lit(0)).cast("long"));
    }
    return rows.groupBy(key.stream().map(name -> col(name)).toArray(Column[]::new))
        .agg(count(lit(1)).as("n"), ofKey.toArray(Column[]::new))
        .agg(coalesce(sum("n"), lit(0)).cast("long"), overall.toArray(Column[]::new))
        .first();
  }

  private static List<Finding> findings(TableRule rule, Row found) {
    String table = rule.table().tableName();
    List<Finding> findings = new ArrayList<>();
    if (found.getLong(1) > 0) {
      findings.add(
          new Finding(
              Check.UNIQUE,
              "%s (%s)".formatted(table, String.join(", ", rule.table().key())),
              "%d keys have more than one row; each may have one".formatted(found.getLong(1))));
    }
    int place = 2;
    for (Map.Entry<String, TableRule.Reference> reference : rule.references().entrySet()) {
      if (found.getLong(place) > 0) {
        findings.add(
            new Finding(
                Check.REFERENCE,
                table + "." + reference.getKey(),
                "%d rows name what table %s does not hold"
                    .formatted(found.getLong(place), reference.getValue().table().tableName())));
      }
      place++;
    }
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
}
