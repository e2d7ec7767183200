package org.kith.jobs.release;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.FactTables;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Rows that one version of a table has and another has not, counted where the data lie. A fact that
 * is corrected in the one and stands in the other is one of them.
 *
 * <p>Columns that only say for which night a row was written are not compared.
 */
final class TableDiff {

  private static final Set<Table> LEDGERS = Set.of(Table.RELEASES, Table.RUNS);
  private static final Set<String> OF_THE_NIGHT =
      Set.of("as_of", "run", "release", "version", "expires");
  private static final Column OLD = lit(-1L);
  private static final Column NEW = lit(1L);

  private final Lake lake;
  private final Pins from;
  private final Pins to;

  TableDiff(Lake lake, Pins from, Pins to) {
    this.lake = lake;
    this.from = from;
    this.to = to;
  }

  /** Whether the two pin the table in different versions. */
  boolean mayDiffer(Table table) {
    return !LEDGERS.contains(table) && !from.versionOf(table).equals(to.versionOf(table));
  }

  /** Rows that differ, told apart by the table's key; by their whole content where it has none. */
  Difference.Rows rows(Table table) {
    List<String> key = table.key();
    Dataset<Row> marked = marked(table, key);
    if (key.isEmpty()) {
      Row counts = balance(marked, "content").agg(over("balance", 1), over("balance", -1)).first();
      return new Difference.Rows(counts.getLong(0), counts.getLong(1), 0);
    }
    Column newer = col("side").gt(0);
    Row counts =
        marked
            .groupBy(key.stream().map(name -> col(name)).toArray(Column[]::new))
            .agg(
                max(when(newer, col("content"))).as("new_content"),
                max(when(not(newer), col("content"))).as("old_content"),
                count_if(newer).as("news"),
                count_if(not(newer)).as("olds"))
            .agg(
                count_if(col("olds").equalTo(0)),
                count_if(col("news").equalTo(0)),
                count_if(
                    col("olds")
                        .gt(0)
                        .and(col("news").gt(0))
                        .and(col("new_content").notEqual(col("old_content")))))
            .first();
    return new Difference.Rows(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  /** Facts that differ, by source; {@code late} happened by the end of the earlier day. */
  Map<String, Difference.SourceRows> bySource(Table table, AsOf earlier) {
    Column late =
        col("occurred_at")
            .isNotNull()
            .and(col("occurred_at").lt(lit(Timestamp.from(earlier.cutoff()))));
    Column added = when(col("balance").gt(0), col("balance")).otherwise(0L);
    Map<String, Difference.SourceRows> sources = new TreeMap<>();
    for (Row row :
        balance(marked(table, List.of("source", "occurred_at")), "source", "occurred_at", "content")
            .groupBy("source")
            .agg(over("balance", 1), over("balance", -1), sum(when(late, added).otherwise(0L)))
            .collectAsList()) {
      Difference.SourceRows rows =
          new Difference.SourceRows(row.getLong(1), row.getLong(2), row.getLong(3));
      if (rows.added() + rows.removed() > 0) {
        sources.put(row.getString(0), rows);
      }
    }
    return sources;
  }

  /** Members who came, went or changed arms, by segment; a segment without a change is absent. */
  Map<String, Difference.Members> members() {
    Map<String, Difference.Members> segments = new TreeMap<>();
    if (!mayDiffer(Table.SEGMENTS)) {
      return segments;
    }
    Dataset<Row> old =
        lake.readOrEmpty(Table.SEGMENTS, from)
            .select(col("segment"), col("person_id"), col("arm").as("old_arm"));
    Dataset<Row> members =
        lake.readOrEmpty(Table.SEGMENTS, to)
            .select("segment", "person_id", "arm")
            .join(old, new String[] {"segment", "person_id"}, "full_outer");
    for (Row row :
        members
            .groupBy("segment")
            .agg(
                count_if(col("old_arm").isNull()),
                count_if(col("arm").isNull()),
                count_if(coalesce(col("arm").notEqual(col("old_arm")), lit(false))))
            .collectAsList()) {
      Difference.Members found =
          new Difference.Members(row.getLong(1), row.getLong(2), row.getLong(3));
      if (found.in() + found.out() + found.movedArm() > 0) {
        segments.put(row.getString(0), found);
      }
    }
    return segments;
  }

  private Dataset<Row> marked(Table table, List<String> kept) {
    return side(table, from, kept, OLD).unionByName(side(table, to, kept, NEW));
  }

  private Dataset<Row> side(Table table, Pins pins, List<String> kept, Column side) {
    Dataset<Row> all = lake.readOrEmpty(table, pins);
    Dataset<Row> rows = table.isFact() ? all.where(FactTables.stands()) : all;
    Column[] compared =
        Arrays.stream(rows.columns())
            .filter(name -> !OF_THE_NIGHT.contains(name))
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    Column[] columns = new Column[kept.size() + 2];
    for (int i = 0; i < kept.size(); i++) {
      columns[i] = col(kept.get(i));
    }
    columns[kept.size()] = xxhash64(to_json(struct(compared))).as("content");
    columns[kept.size() + 1] = side.as("side");
    return rows.select(columns);
  }

  /** How many more of the new than of the old rows are alike in the columns. */
  private static Dataset<Row> balance(Dataset<Row> marked, String... columns) {
    return marked
        .groupBy(Arrays.stream(columns).map(name -> col(name)).toArray(Column[]::new))
        .agg(sum("side").as("balance"));
  }

  private static Column over(String balance, int sign) {
    Column signed = col(balance).multiply(sign);
    return coalesce(sum(when(signed.gt(0), signed).otherwise(0L)), lit(0L));
  }
}
