package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Purge;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.time.Days;
import org.kith.jobs.night.shelf.CrowdRetention;
import org.kith.jobs.night.shelf.ExportRetention;
import org.kith.jobs.night.shelf.ModelRetention;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.KithSettings;

/** Deletes what a brand may keep no longer, once a night is published, and writes it down. */
final class Retention {

  private static final String NAME = "retention";
  private static final int FEWEST_RELEASES = 2;
  private static final int MOST_FILES_OF_A_LEDGER = 50;

  /**
   * What went.
   *
   * @param exports folders of export files
   * @param versions data files of versions that only older releases pinned
   * @param models versions of models of which only older releases had a card
   * @param crowds older releases whose people the portal can count no longer
   */
  record Figures(List<ExportRetention.Expired> exports, long versions, int models, int crowds)
      implements StageFigures {

    private boolean isNothing() {
      return exports.isEmpty() && versions == 0 && models == 0 && crowds == 0;
    }

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
    Optional<List<Release>> kept = kept(workspace, releases);
    Lake lake = workspace.lake();
    Purge purge = new Purge(lake);
    Figures gone =
        new Figures(
            lake.steps().give("retention", () -> exports(workspace)),
            kept.map(Retention::pins).map(purge::allBut).orElse(0L),
            kept.map(those -> lake.steps().give("model retention", () -> models(lake, those)))
                .orElse(0),
            kept.map(those -> lake.steps().give("people retention", () -> crowds(lake, those)))
                .orElse(0));
    purge.ledgers(MOST_FILES_OF_A_LEDGER);
    if (!gone.isNothing()) {
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

  private static int models(Lake lake, List<Release> kept) {
    return ModelRetention.allBut(lake, pins(kept));
  }

  private static int crowds(Lake lake, List<Release> kept) {
    return CrowdRetention.allBut(
        lake, kept.stream().map(Release::id).collect(Collectors.toUnmodifiableSet()));
  }

  private static List<Pins> pins(List<Release> releases) {
    return releases.stream().map(Release::pins).toList();
  }

  /**
   * What stays readable; empty where everything does. The two newest standing releases stay,
   * whatever their age, so that there is a way back.
   */
  private static Optional<List<Release>> kept(Workspace workspace, Releases releases) {
    Days kept = workspace.configuration().kith().retention().get(KithSettings.RELEASES);
    if (kept == null) {
      return Optional.empty();
    }
    LocalDate oldest = workspace.asOf().day().minusDays(kept.count());
    List<Release> standing = releases.standing();
    List<Release> stay = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      if (i < FEWEST_RELEASES || standing.get(i).day().isAfter(oldest)) {
        stay.add(standing.get(i));
      }
    }
    return stay.size() == standing.size() ? Optional.empty() : Optional.of(stay);
  }
}
