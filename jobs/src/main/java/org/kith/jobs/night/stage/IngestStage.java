package org.kith.jobs.night.stage;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kith.features.lake.Table;
import org.kith.features.source.InputDigest;
import org.kith.features.source.SourceContract;
import org.kith.features.source.SourceCounts;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.Workspace;

/**
 * Reads the sources: facts, the vault of contact identifiers, and the rows set aside. Rows that the
 * release before has judged are taken over from it, where nothing has changed that decides them.
 */
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
        workspace.configuration().sources().stream().map(SourceContract::orders).toList(),
        workspace.configuration().kith().gates().maxBadRows(),
        workspace.keyring().country(),
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
    EarlierRows earlier = new EarlierRows(workspace);
    try (Intake intake = new Intake(workspace, earlier, oldest(workspace))) {
      List<SourceRows> rows = intake.rows();
      new IntakeTables(workspace, earlier, rows).write(intake.keepsContacts(rows));
      return new IngestFigures(rows.stream().map(row -> figuresOf(row, workspace)).toList());
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

  private static IngestFigures.SourceFigures figuresOf(SourceRows rows, Workspace workspace) {
    SourceContract contract = rows.contract();
    SourceCounts counts = rows.counts();
    InputDigest delivered = workspace.deliveries().get(contract.name());
    return new IngestFigures.SourceFigures(
        contract.name(),
        contract.table().tableName(),
        counts.read(),
        counts.accepted(),
        counts.duplicate(),
        counts.quarantined(),
        counts.byRule(),
        delivered == null ? null : delivered.whole(),
        rows.judgedBy());
  }
}
