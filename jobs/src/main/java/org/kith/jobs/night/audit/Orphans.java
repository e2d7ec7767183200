package org.kith.jobs.night.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;

/**
 * Facts of one source about what nobody knows. They are kept: tags of items pass them by, and an
 * item that is listed later brings them in.
 *
 * @param rows facts of the source
 * @param unknownItems rows that name an item which the catalogue lacks; 0 without a catalogue
 * @param unknownPeople rows of an account that is nobody's, such as a till's own number
 */
public record Orphans(long rows, long unknownItems, long unknownPeople) {

  private static final String FEE = "adjustment";

  /** What is wrong with the source, if more than that share of its rows is of anything unknown. */
  List<Finding> alarms(String source, double share) {
    List<Finding> alarms = new ArrayList<>();
    alarm(source, "items that the catalogue lacks", unknownItems, share).ifPresent(alarms::add);
    alarm(source, "accounts that are nobody's", unknownPeople, share).ifPresent(alarms::add);
    return alarms;
  }

  private Optional<Finding> alarm(String source, String what, long unknown, double share) {
    return unknown <= share * rows
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Finding.Check.ORPHAN,
                "source " + source,
                String.format(
                    Locale.ROOT,
                    "%d of %d rows (%.1f %%) name %s; up to %.1f %% is usual",
                    unknown,
                    rows,
                    100.0 * unknown / rows,
                    what,
                    100 * share)));
  }

  /** Those of each source whose facts name items or accounts, by its name. */
  static Map<String, Orphans> of(Lake lake, Pins pins) {
    List<Dataset<Row>> shapes = new ArrayList<>();
    for (Table table : Table.facts()) {
      List<String> columns = Arrays.asList(table.schema().fieldNames());
      boolean listing = table == Table.CATALOG || table == Table.STOCK;
      if (!listing && (columns.contains("item_id") || columns.contains("account"))) {
        lake.read(table, pins)
            .map(rows -> rows.where(FactTables.stands()))
            .ifPresent(rows -> shapes.add(shape(rows)));
      }
    }
    Map<String, Orphans> orphans = new TreeMap<>();
    shapes.stream()
        .reduce(Dataset::unionByName)
        .map(rows -> counted(rows, lake, pins))
        .ifPresent(
            counts ->
                counts
                    .collectAsList()
                    .forEach(
                        row ->
                            orphans.put(
                                row.getString(0),
                                new Orphans(row.getLong(1), row.getLong(2), row.getLong(3)))));
    return orphans;
  }

  /** A fee's or postage's line is about no item. */
  private static Dataset<Row> shape(Dataset<Row> rows) {
    Column goods = coalesce(textOrNull(rows, "kind").notEqual(FEE), lit(true));
    return rows.select(
        col("source"),
        textOrNull(rows, "account").as("account"),
        when(goods, textOrNull(rows, "item_id")).as("item_id"));
  }

  private static Column textOrNull(Dataset<Row> rows, String name) {
    boolean there = Arrays.asList(rows.columns()).contains(name);
    return (there ? col(name) : lit(null)).cast("string");
  }

  private static Dataset<Row> counted(Dataset<Row> rows, Lake lake, Pins pins) {
    Dataset<Row> listed =
        lake.readOrEmpty(Table.ITEMS, pins).select(col("item_id"), lit(true).as("listed"));
    Dataset<Row> owned =
        lake.readOrEmpty(Table.IDENTITIES, pins)
            .select(col("account"), lit(true).as("owned"))
            .distinct();
    Column strange =
        lit(pins.has(Table.CATALOG)).and(col("item_id").isNotNull()).and(col("listed").isNull());
    return rows.join(listed, new String[] {"item_id"}, "left")
        .groupBy("source", "account")
        .agg(count(lit(1)).as("rows"), count_if(strange).as("strange"))
        .join(owned, new String[] {"account"}, "left")
        .groupBy("source")
        .agg(
            sum("rows"),
            sum("strange"),
            coalesce(
                sum(when(col("account").isNotNull().and(col("owned").isNull()), col("rows"))),
                lit(0L)));
  }
}
