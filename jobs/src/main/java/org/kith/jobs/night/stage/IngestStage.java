package org.kith.jobs.night.stage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;
import org.kith.features.source.BadRowGate;
import org.kith.features.source.Ingest;
import org.kith.features.source.Judged;
import org.kith.features.source.SourceContract;
import org.kith.features.source.SourceCounts;
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
        workspace.keyring().hash("fingerprint", name()));
  }

  @Override
  public Class<IngestFigures> figures() {
    return IngestFigures.class;
  }

  @Override
  public IngestFigures run(Workspace workspace) {
    Ingest ingest =
        new Ingest(workspace.spark(), workspace.keyring(), workspace.configuration().kith().data());
    BadRowGate gate = new BadRowGate(workspace.configuration().kith().gates().maxBadRows());
    List<IngestFigures.SourceFigures> figures = new ArrayList<>();
    List<Judged> judged = new ArrayList<>();
    try {
      Map<Table, List<Dataset<Row>>> facts = new EnumMap<>(Table.class);
      for (SourceContract contract : workspace.configuration().sources()) {
        Judged source = ingest.judge(contract, workspace.stamp());
        judged.add(source);
        gate.pass(contract.name(), source.counts());
        facts.computeIfAbsent(contract.table(), table -> new ArrayList<>()).add(source.accepted());
        figures.add(figuresOf(contract, source.counts()));
      }
      facts.forEach((table, rows) -> workspace.write(table, together(rows)));
      workspace.write(
          Table.VAULT, together(judged.stream().map(Judged::contacts).toList()).distinct());
      workspace.write(
          Table.QUARANTINE, together(judged.stream().map(Judged::quarantined).toList()));
    } finally {
      judged.forEach(Judged::close);
    }
    return new IngestFigures(figures);
  }

  private static Dataset<Row> together(List<Dataset<Row>> frames) {
    return frames.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  private static IngestFigures.SourceFigures figuresOf(
      SourceContract contract, SourceCounts counts) {
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
