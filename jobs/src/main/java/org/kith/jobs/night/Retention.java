package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Purge;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.time.Days;
import org.kith.jobs.night.shelf.ExportRetention;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.KithSettings;

/** Deletes what a brand may keep no longer, once a night is published, and writes it down. */
final class Retention {

  private static final String NAME = "retention";
  private static final int FEWEST_RELEASES = 2;

  /**
   * What went.
   *
   * @param exports folders of export files
   * @param versions data files of versions that only older releases pinned
   */
  record Figures(List<ExportRetention.Expired> exports, long versions) implements StageFigures {

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
  static void apply(Workspace workspace, Releases releases, RunLedger ledger) {
    Figures gone =
        new Figures(
            workspace.lake().steps().give("retention", () -> exports(workspace)),
            versions(workspace, releases));
    if (!gone.exports().isEmpty() || gone.versions() > 0) {
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

  private static List<ExportRetention.Expired> exports(Workspace workspace) {
    return ExportRetention.apply(
        workspace.lake().root(),
        workspace.spark().sparkContext().hadoopConfiguration(),
        workspace.asOf().day());
  }

  /** Keeps the two newest standing releases whatever their age, so that there is a way back. */
  private static long versions(Workspace workspace, Releases releases) {
    Days kept = workspace.configuration().kith().retention().get(KithSettings.RELEASES);
    if (kept == null) {
      return 0;
    }
    LocalDate oldest = workspace.asOf().day().minusDays(kept.count());
    List<Release> standing = releases.standing();
    List<Pins> pins = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      if (i < FEWEST_RELEASES || standing.get(i).day().isAfter(oldest)) {
        pins.add(standing.get(i).pins());
      }
    }
    return pins.size() == standing.size() ? 0 : new Purge(workspace.lake()).allBut(pins);
  }
}
