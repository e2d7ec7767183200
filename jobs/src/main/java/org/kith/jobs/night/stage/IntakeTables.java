package org.kith.jobs.night.stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Workspace;

/** Writes what came in: a table of which nothing has changed stays the version that it is. */
final class IntakeTables {

  private final Workspace workspace;
  private final EarlierRows earlier;
  private final List<SourceRows> sources;

  IntakeTables(Workspace workspace, EarlierRows earlier, List<SourceRows> sources) {
    this.workspace = workspace;
    this.earlier = earlier;
    this.sources = sources;
  }

  /**
   * @param keepsContacts whether every contact of the release before is one of tonight's
   */
  void write(boolean keepsContacts) {
    List<Runnable> writes = new ArrayList<>();
    byTable().forEach((table, rows) -> writes.add(() -> write(table, rows)));
    writes.add(() -> writeContacts(keepsContacts));
    writes.add(this::writeQuarantine);
    Lanes.TWO.run(writes);
  }

  private Map<Table, List<SourceRows>> byTable() {
    Map<Table, List<SourceRows>> tables = new EnumMap<>(Table.class);
    for (SourceRows source : sources) {
      tables.computeIfAbsent(source.contract().table(), table -> new ArrayList<>()).add(source);
    }
    return tables;
  }

  private void write(Table table, List<SourceRows> rows) {
    if (rows.stream().allMatch(SourceRows::isUnchanged)
        && earlier.hadSources(table, contracts(rows.stream()))) {
      workspace.takeOver(table);
    } else {
      workspace.write(table, union(table, rows.stream().map(SourceRows::accepted)));
    }
  }

  private void writeContacts(boolean keepsContacts) {
    List<SourceRows> tellers =
        sources.stream().filter(source -> source.contract().tellsContacts()).toList();
    Stream<Dataset<Row>> judged =
        tellers.stream().flatMap(source -> source.judged().stream()).map(Judged::contacts);
    if (!keepsContacts) {
      Collection<SourceContract> kept = contracts(tellers.stream().filter(SourceRows::isKept));
      Stream<Dataset<Row>> named =
          kept.isEmpty() ? Stream.empty() : Stream.of(earlier.contacts(kept));
      workspace.write(Table.VAULT, union(Table.VAULT, Stream.concat(named, judged)).distinct());
    } else if (tellers.stream().allMatch(SourceRows::isUnchanged)) {
      workspace.takeOver(Table.VAULT);
    } else {
      workspace.write(
          Table.VAULT,
          union(Table.VAULT, Stream.concat(Stream.of(earlier.contacts()), judged)).distinct());
    }
  }

  /**
   * Few are refused from each of many sources: a task for each source's parts would read the plan
   * of all of them over and over, and leave a file.
   */
  private void writeQuarantine() {
    List<String> kept =
        contracts(
                sources.stream()
                    .filter(source -> source.kept().filter(c -> c.quarantined() > 0).isPresent()))
            .stream()
            .map(SourceContract::name)
            .toList();
    Stream<Dataset<Row>> refused =
        kept.isEmpty() ? Stream.empty() : Stream.of(earlier.quarantined(kept));
    Stream<Dataset<Row>> judged =
        sources.stream()
            .flatMap(source -> source.judged().stream())
            .filter(source -> source.counts().quarantined() > 0)
            .map(Judged::quarantined);
    workspace.write(
        Table.QUARANTINE,
        union(Table.QUARANTINE, Stream.concat(refused, judged))
            .coalesce(workspace.spark().sparkContext().defaultParallelism()));
  }

  private Dataset<Row> union(Table table, Stream<Dataset<Row>> frames) {
    return frames
        .reduce(Dataset::unionByName)
        .orElseGet(() -> workspace.lake().readOrEmpty(table, Pins.NONE));
  }

  private static List<SourceContract> contracts(Stream<SourceRows> rows) {
    return rows.map(SourceRows::contract).toList();
  }
}
