package org.kith.features.lake;

import java.sql.Date;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What every run did, stage by stage. A night that died goes on from here: a stage whose
 * fingerprint stands in the ledger has been done.
 *
 * <p>The rows are read once, when the ledger is opened; only the holder of the lake's lease may
 * write.
 */
public final class RunLedger {

  private final Lake lake;
  private final LakeWriter writer;
  private final List<StageRun> runs;

  private RunLedger(Lake lake, List<StageRun> runs) {
    this.lake = lake;
    this.writer = new LakeWriter(lake);
    this.runs = new ArrayList<>(runs);
  }

  /** Opens the lake's ledger; an empty one for a new lake. */
  public static RunLedger open(Lake lake) {
    List<StageRun> runs =
        lake.readNewest(Table.RUNS)
            .map(rows -> rows.collectAsList().stream().map(RunLedger::stageRun).toList())
            .orElse(List.of());
    return new RunLedger(lake, runs);
  }

  /** The run whose result a stage of that fingerprint may take; empty where it must be done. */
  public Optional<StageRun> done(String fingerprint) {
    return runs.stream().filter(run -> run.fingerprint().equals(fingerprint)).findFirst();
  }

  /** The stages of a release, in the order in which they ended. */
  public List<StageRun> of(String release) {
    return runs.stream().filter(run -> run.release().equals(release)).toList();
  }

  /** The newest version of each table that any run has written. */
  public Pins newest() {
    Map<Table, Long> versions = new EnumMap<>(Table.class);
    runs.forEach(
        run ->
            run.outputs().forEach((table, version) -> versions.merge(table, version, Math::max)));
    return new Pins(versions);
  }

  /** Writes a finished stage down; a second time changes nothing. */
  public void record(StageRun run) {
    Row row =
        RowFactory.create(
            run.release(),
            run.stage(),
            run.fingerprint(),
            Date.valueOf(run.day()),
            Ledgers.byTableName(run.inputs()),
            Ledgers.byTableName(run.outputs()),
            run.rowsIn(),
            run.rowsOut(),
            run.seconds(),
            run.outcome(),
            run.result());
    lake.steps()
        .take(
            "ledger " + run.stage(),
            () ->
                writer.append(
                    Table.RUNS,
                    lake.spark().createDataFrame(List.of(row), Table.RUNS.schema()),
                    run.release() + "/" + run.fingerprint()));
    runs.add(run);
  }

  private static StageRun stageRun(Row row) {
    return new StageRun(
        row.getString(row.fieldIndex("release")),
        row.getString(row.fieldIndex("stage")),
        row.getString(row.fieldIndex("fingerprint")),
        row.getDate(row.fieldIndex("as_of")).toLocalDate(),
        Ledgers.byTable(row.getJavaMap(row.fieldIndex("inputs"))),
        Ledgers.byTable(row.getJavaMap(row.fieldIndex("outputs"))),
        row.getLong(row.fieldIndex("rows_in")),
        row.getLong(row.fieldIndex("rows_out")),
        row.getDouble(row.fieldIndex("seconds")),
        row.getString(row.fieldIndex("outcome")),
        row.getString(row.fieldIndex("result")));
  }
}
