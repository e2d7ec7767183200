package org.kith.jobs.night;

import java.util.List;
import java.util.Map;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.jobs.destination.ExportRetention;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;

/** Deletes what a brand may keep no longer, once a night is published, and writes it down. */
final class Retention {

  private static final String NAME = "retention";

  /**
   * What went.
   *
   * @param exports folders of export files
   */
  record Figures(List<ExportRetention.Expired> exports) implements StageFigures {

    @Override
    public long rowsIn() {
      return exports.size();
    }

    @Override
    public long rowsOut() {
      return exports.size();
    }
  }

  private Retention() {}

  /** Applies it; the ledger gains a row only where something went. */
  static void apply(Workspace workspace, RunLedger ledger) {
    Figures gone =
        new Figures(ExportRetention.apply(workspace.lake(), workspace.asOf().day()));
    if (!gone.exports().isEmpty()) {
      ledger.record(
          new StageRun(
              workspace.release(),
              NAME,
              Fingerprint.of(NAME, workspace.release(), gone),
              workspace.asOf().day(),
              Map.of(),
              Map.of(),
              gone.rowsIn(),
              gone.rowsOut(),
              0,
              "done",
              StageRunner.write(gone)));
    }
  }
}
