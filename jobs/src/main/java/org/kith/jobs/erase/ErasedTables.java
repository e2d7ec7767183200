package org.kith.jobs.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
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

/**
 * Writes tables again without the person, version by version.
 *
 * <p>A release may be older than the split that parted the person from somebody who goes on under
 * the id of both. What it worked out of that id's facts tells of the person as well, and goes; the
 * somebody's ids and contacts stay.
 */
final class ErasedTables {

  /** Tables whose rows say nothing that was worked out of a person's facts. */
  private static final Set<Table> OF_IDS =
      Set.of(Table.IDENTITIES, Table.IDENTITY_CHANGES, Table.CONTACTS);

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
    ErasedPerson orBoth = person.orAs(idsOfBoth(pins));
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    pins.versions()
        .forEach(
            (table, version) -> {
              ErasedPerson whom = OF_IDS.contains(table) ? person : orBoth;
              String what = table + "@" + version + whom.personIds();
              versions.put(
                  table, done.computeIfAbsent(what, once -> rewritten(table, version, pins, whom)));
            });
    return new Pins(versions);
  }

  /** Under which an account of the person went together with somebody else's. */
  private List<String> idsOfBoth(Pins pins) {
    Column account = concat(col("kind"), lit(":"), col("value"));
    return lake
        .readOrEmpty(Table.IDENTITIES, pins)
        .where(account.isin(person.accounts().toArray()))
        .where(not(col("person_id").isin(person.personIds().toArray())))
        .select("person_id")
        .distinct()
        .orderBy("person_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Rows that are gone, by table; the content of a refused row counts. */
  Map<String, Long> removed() {
    return removed;
  }

  private long rewritten(Table table, long version, Pins pins, ErasedPerson whom) {
    Dataset<Row> rows = lake.read(table, pins).orElseThrow();
    if (table == Table.QUARANTINE) {
      return quarantine(rows, version);
    }
    Column named = whom.isNamedIn(rows.schema());
    Column mentioned = not(named).and(whom.isMentionedIn(text(rows)));
    Row counts = rows.agg(count_if(named), count_if(mentioned)).first();
    removed.merge(table.tableName(), counts.getLong(0), Long::max);
    if (counts.getLong(0) + counts.getLong(1) == 0) {
      return version;
    }
    Dataset<Row> others = rows.where(not(named));
    String stamp = whom.equals(person) ? "" : "/both";
    return write(table, counts.getLong(1) > 0 ? whom.struckOut(others) : others, version + stamp);
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
        String.valueOf(version));
  }

  private long write(Table table, Dataset<Row> rows, String version) {
    return new LakeWriter(lake).overwrite(table, rows, "erasure/%s/%s".formatted(erasure, version));
  }

  private static Column text(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      columns.add(col("`" + name + "`"));
    }
    return to_json(struct(columns.toArray(Column[]::new)));
  }
}
