package org.kith.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.consent.ErasedPerson;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.source.Judged;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;
import org.kith.features.vault.Tombstones;

/** Writes tables again without the person, version by version. */
final class ErasedTables {

  private final Lake lake;
  private final Keyring keyring;
  private final ErasedPerson person;
  private final String erasure;
  private final Map<String, Long> done = new HashMap<>();
  private final Map<String, Long> removed = new TreeMap<>();

  ErasedTables(Lake lake, Keyring keyring, ErasedPerson person, String erasure) {
    this.lake = lake;
    this.keyring = keyring;
    this.person = person;
    this.erasure = erasure;
  }

  /** Pins of what holds the same rows without the person's. */
  Pins without(Pins pins) {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    pins.versions()
        .forEach(
            (table, version) ->
                versions.put(
                    table,
                    done.computeIfAbsent(
                        table + "@" + version, once -> rewritten(table, version, pins))));
    return new Pins(versions);
  }

  /** Rows that are gone, by table; the content of a refused row counts. */
  Map<String, Long> removed() {
    return removed;
  }

  private long rewritten(Table table, long version, Pins pins) {
    Dataset<Row> rows = lake.read(table, pins).orElseThrow();
    if (table == Table.QUARANTINE) {
      return quarantine(rows, version);
    }
    Column named = person.isNamedIn(rows.schema());
    Column mentioned = not(named).and(person.isMentionedIn(text(rows)));
    Row counts = rows.agg(count_if(named), count_if(mentioned)).first();
    removed.merge(table.tableName(), counts.getLong(0), Long::max);
    if (counts.getLong(0) + counts.getLong(1) == 0) {
      return version;
    }
    Dataset<Row> others = rows.where(not(named));
    return write(table, counts.getLong(1) > 0 ? person.struckOut(others) : others, version);
  }

  /** A refused row stays counted; what it held is deleted where it holds a word of the person. */
  private long quarantine(Dataset<Row> rows, long version) {
    Tombstones marks =
        new Tombstones(
            keyring,
            Set.copyOf(
                person.accounts().stream()
                    .map(account -> Tombstones.markOf(keyring, account))
                    .toList()));
    Sealer sealer = new Sealer(keyring);
    UDF1<byte[], Boolean> holds =
        content -> content != null && marks.covers(sealer.open(Judged.QUARANTINE, content));
    Column held = udf(holds, DataTypes.BooleanType).apply(col("sealed"));
    long hits = rows.where(held).count();
    removed.merge(Table.QUARANTINE.tableName(), hits, Long::max);
    if (hits == 0) {
      return version;
    }
    return write(
        Table.QUARANTINE,
        rows.withColumn("sealed", when(held, lit(null).cast("binary")).otherwise(col("sealed"))),
        version);
  }

  private long write(Table table, Dataset<Row> rows, long version) {
    return new LakeWriter(lake).overwrite(table, rows, "erasure/%s/%d".formatted(erasure, version));
  }

  private static Column text(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      columns.add(col("`" + name + "`"));
    }
    return to_json(struct(columns.toArray(Column[]::new)));
  }
}
