package org.kith.jobs.night.stage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.source.BadRowGate;
import org.kith.features.source.Forgetting;
import org.kith.features.source.Ingest;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.features.source.SourceCounts;
import org.kith.jobs.night.work.Lanes;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.Workspace;

/** Reads the sources: facts, the vault of contact identifiers, and the rows set aside. */
public final class IngestStage implements Stage<IngestFigures> {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<Table> reads() {
    return List.of();
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.inputs(),
        workspace.configuration().sources(),
        workspace.configuration().kith().gates().maxBadRows(),
        new TreeSet<>(workspace.tombstones().marks()),
        new TreeMap<>(oldest(workspace)),
        workspace.keyring().hash("fingerprint", name()));
  }

  @Override
  public Class<IngestFigures> figures() {
    return IngestFigures.class;
  }

  @Override
  public IngestFigures run(Workspace workspace) {
    Ingest ingest =
        new Ingest(
            workspace.spark(),
            workspace.keyring(),
            workspace.configuration().kith().data(),
            new Forgetting(workspace.tombstones(), oldest(workspace)));
    BadRowGate gate = new BadRowGate(workspace.configuration().kith().gates().maxBadRows());
    Queue<Judged> open = new ConcurrentLinkedQueue<>();
    try {
      List<Judged> judged =
          Lanes.TWO.each(
              workspace.configuration().sources(),
              contract -> {
                Judged source = ingest.judge(contract, workspace.stamp());
                open.add(source);
                gate.pass(contract.name(), source.counts());
                return source;
              });
      write(workspace, judged);
      return new IngestFigures(judged.stream().map(IngestStage::figuresOf).toList());
    } finally {
      open.forEach(Judged::close);
    }
  }

  /** The first instant of which each table with a retention may keep a row. */
  private static Map<Table, Instant> oldest(Workspace workspace) {
    Map<Table, Instant> oldest = new EnumMap<>(Table.class);
    workspace
        .configuration()
        .kith()
        .retention()
        .forEach(
            (name, days) ->
                Table.named(name)
                    .filter(Table::isFact)
                    .ifPresent(
                        table -> oldest.put(table, workspace.asOf().startOfLast(days.count()))));
    return oldest;
  }

  private static void write(Workspace workspace, List<Judged> judged) {
    Map<Table, List<Dataset<Row>>> tables = new EnumMap<>(Table.class);
    for (Judged source : judged) {
      tables
          .computeIfAbsent(source.contract().table(), table -> new ArrayList<>())
          .add(source.accepted());
    }
    tables.put(
        Table.VAULT, judged.stream().filter(Judged::tellsContacts).map(Judged::contacts).toList());
    tables.put(
        Table.QUARANTINE,
        judged.stream()
            .filter(source -> source.counts().quarantined() > 0)
            .map(Judged::quarantined)
            .toList());
    List<Runnable> writes = new ArrayList<>();
    tables.forEach(
        (table, frames) ->
            writes.add(() -> workspace.write(table, together(workspace, table, frames))));
    Lanes.TWO.run(writes);
  }

  /**
   * The rows of all that tell of one table. Few are refused from each of many sources: a task for
   * each source's parts would read the plan of all of them over and over, and leave a file.
   */
  private static Dataset<Row> together(
      Workspace workspace, Table table, List<Dataset<Row>> frames) {
    Dataset<Row> rows =
        frames.stream()
            .reduce(Dataset::unionByName)
            .orElseGet(() -> workspace.lake().readOrEmpty(table, Pins.NONE));
    return switch (table) {
      case VAULT -> rows.distinct();
      case QUARANTINE -> rows.coalesce(workspace.spark().sparkContext().defaultParallelism());
      default -> rows;
    };
  }

  private static IngestFigures.SourceFigures figuresOf(Judged source) {
    SourceContract contract = source.contract();
    SourceCounts counts = source.counts();
    return new IngestFigures.SourceFigures(
        contract.name(),
        contract.table().tableName(),
        counts.read(),
        counts.accepted(),
        counts.duplicate(),
        counts.quarantined(),
        counts.byRule());
  }
}
