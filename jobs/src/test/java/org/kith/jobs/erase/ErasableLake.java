package org.kith.jobs.erase;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeWriter;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.features.vault.Keyring;
import org.kith.features.vault.Sealer;

/** A lake of few rows, written by hand release by release. */
final class ErasableLake {

  static final Keyring KEYRING = Keyring.openTo("test");
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);

  private final Path folder;
  private final Lake lake;
  private final Map<Table, Dataset<Row>> tables = new EnumMap<>(Table.class);
  private final Map<String, List<String>> contacts = new TreeMap<>();
  private int published;

  ErasableLake(Path folder) {
    this.folder = folder;
    this.lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  Lake lake() {
    return lake;
  }

  Releases releases() {
    return new Releases(lake);
  }

  /** Rows of a table of the next release, as {@code VALUES} has them. */
  ErasableLake with(Table table, String values) {
    String columns = String.join(", ", table.schema().fieldNames());
    tables.put(
        table,
        SharedSpark.session()
            .sql("SELECT * FROM VALUES %s AS t(%s)".formatted(values, columns))
            .to(table.schema()));
    return this;
  }

  /** A contact of the vault. */
  ErasableLake knowing(String kind, String plain) {
    contacts.computeIfAbsent(kind, any -> new ArrayList<>()).add(plain);
    return this;
  }

  /** How facts name a contact. */
  static String hashed(String kind, String plain) {
    return KEYRING.hash("identifier:" + kind, plain);
  }

  /** Publishes a day after the last release. */
  Release publish() {
    LocalDate day = FIRST_DAY.plusDays(published);
    long sequence = ++published;
    tables.put(Table.VAULT, vault());
    LakeWriter writer = new LakeWriter(lake);
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    tables.forEach(
        (table, rows) ->
            versions.put(table, writer.overwrite(table, rows, "r" + sequence + table.tableName())));
    tables.clear();
    Release release =
        new Release(
            sequence, "r" + sequence, day, day, null, "c", "i", new Pins(versions), Map.of(), "{}");
    try (Lease lease = Lease.take(lake)) {
      lease.publish(releases(), List.of(release));
    }
    return release;
  }

  Certificate erase(String reference) {
    return new Erase(lake, KEYRING, folder.resolve("removals"), Set.of("CN"))
        .of(reference, Optional.empty());
  }

  private Dataset<Row> vault() {
    Sealer sealer = new Sealer(KEYRING);
    List<Row> rows = new ArrayList<>();
    contacts.forEach(
        (kind, values) ->
            values.forEach(
                plain ->
                    rows.add(
                        RowFactory.create(
                            kind, hashed(kind, plain), sealer.seal("identifier:" + kind, plain)))));
    return SharedSpark.session().createDataFrame(rows, Table.VAULT.schema());
  }
}
