package org.kith.jobs.night.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Release;
import org.kith.features.lake.Table;
import org.kith.jobs.destination.ExportContext;
import org.kith.jobs.destination.ExportResult;
import org.kith.jobs.destination.ExportTables;
import org.kith.jobs.destination.Exports;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.segment.Audiences;

/** Writes the platforms' files, and who was handed to whom. */
public final class ExportStage implements Stage<ExportStage.Figures> {

  /**
   * What was written.
   *
   * @param exports one a segment and destination, written or not
   */
  public record Figures(List<ExportResult> exports) implements StageFigures {

    @Override
    public long rowsIn() {
      return rowsOut();
    }

    @Override
    public long rowsOut() {
      return exports.stream().mapToLong(ExportResult::rows).sum();
    }
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Table.SEGMENTS,
        Table.PROFILE,
        Table.SCORES,
        Table.IDENTITIES,
        Table.ITEMS,
        Table.RECOMMENDATIONS);
  }

  @Override
  public List<Object> settings(Workspace workspace) {
    return List.of(
        workspace.release(),
        workspace.base().map(Release::id).orElse(""),
        workspace.configuration().segments(),
        workspace.configuration().destinations());
  }

  @Override
  public Class<Figures> figures() {
    return Figures.class;
  }

  @Override
  public Figures run(Workspace workspace) {
    List<ExportResult> results = export(workspace);
    workspace.write(
        Table.CONTACTS, earlierContacts(workspace).unionByName(contacts(workspace, results)));
    return new Figures(results);
  }

  private static List<ExportResult> export(Workspace workspace) {
    ExportContext context =
        new ExportContext(workspace.release(), workspace.asOf().day(), assumedConsent(workspace));
    ExportTables tables =
        new ExportTables(
            AudienceFrames.wide(workspace),
            workspace.table(Table.IDENTITIES),
            workspace.table(Table.RECOMMENDATIONS),
            workspace.table(Table.ITEMS));
    try (Audiences audiences = AudienceFrames.audiences(workspace)) {
      return new Exports(workspace.lake(), context)
          .write(audiences, tables, workspace.configuration().destinations());
    }
  }

  private static org.kith.features.consent.ConsentRule assumedConsent(Workspace workspace) {
    return new PersonFacts(workspace.lake(), workspace.pins()).has(Table.CONSENTS)
        ? null
        : workspace.configuration().kith().consent();
  }

  private static Dataset<Row> earlierContacts(Workspace workspace) {
    Pins earlier = workspace.base().map(Release::pins).orElse(Pins.NONE);
    return workspace.lake().readOrEmpty(Table.CONTACTS, earlier);
  }

  private static Dataset<Row> contacts(Workspace workspace, List<ExportResult> results) {
    List<Dataset<Row>> handed = new ArrayList<>();
    for (ExportResult result : results) {
      if (result.isWritten()) {
        handed.add(
            workspace
                .table(Table.SEGMENTS)
                .where(col("segment").equalTo(result.segment()).and(col("arm").equalTo("treat")))
                .select(
                    col("person_id"),
                    col("segment"),
                    lit(result.destination()).as("destination"),
                    lit(Date.valueOf(workspace.asOf().day())).as("as_of"),
                    lit(workspace.release()).as("release")));
      }
    }
    Optional<Dataset<Row>> all = handed.stream().reduce(Dataset::unionByName);
    return all.orElseGet(() -> workspace.lake().readOrEmpty(Table.CONTACTS, Pins.NONE));
  }
}
