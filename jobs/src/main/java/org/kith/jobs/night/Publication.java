package org.kith.jobs.night;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Origin;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.StageRun;
import org.kith.jobs.night.crowd.CrowdShelf;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.shelf.Lineage;
import org.kith.jobs.night.shelf.ReportShelf;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.report.NightFigures;

/**
 * Turns a finished night into a release: its report and its people as bitmaps first, then the one
 * row by which readers move to it.
 */
final class Publication {

  private final Workspace workspace;
  private final Releases releases;
  private final Inputs inputs;
  private final Lease lease;

  Publication(Workspace workspace, Releases releases, Inputs inputs, Lease lease) {
    this.workspace = workspace;
    this.releases = releases;
    this.inputs = inputs;
    this.lease = lease;
  }

  NightSummary publish(List<StageRun> runs) {
    NightFigures figures = Figures.of(workspace, runs);
    workspace.lake().steps().take("people", () -> CrowdShelf.put(workspace));
    String report = report(figures);
    new ReportShelf(workspace.lake())
        .putLineage(
            workspace.release(),
            new Lineage(workspace.lake().root().toString(), workspace.asOf(), inputs.sources())
                .of(runs));
    NightSummary summary =
        Summaries.of(workspace, runs, NightSummary.Outcome.PUBLISHED, Optional.of(report));
    lease.publish(releases, List.of(release(summary, figures)));
    return summary;
  }

  private Release release(NightSummary summary, NightFigures figures) {
    return new Release(
        releases.nextSequence(),
        workspace.release(),
        workspace.asOf().day(),
        workspace.asOf().knownOn(),
        workspace.base().map(Release::id).orElse(null),
        workspace.configuration().hash(),
        workspace.inputs(),
        workspace.pins(),
        champions(summary),
        Summaries.document(summary, figures),
        new Origin(Origin.Event.NIGHT, figures.acceptedBecause(), inputs.hashes()));
  }

  /** Tells why nothing is published; readers keep the release that they see. */
  NightSummary refuse(List<StageRun> runs) {
    NightFigures figures = Figures.of(workspace, runs);
    return Summaries.refused(
        workspace,
        runs,
        figures.refusal(),
        releases.newest().map(Release::id).orElse(null),
        report(figures));
  }

  private String report(NightFigures figures) {
    List<NightFigures> earlier =
        workspace.base().map(Release::summary).map(Summaries::figuresIn).stream().toList();
    return new ReportShelf(workspace.lake())
        .put(
            workspace.release(),
            figures,
            earlier,
            workspace.figuresOf(TrainStage.Figures.class).cards(),
            workspace.base().map(Release::id));
  }

  private static Map<String, String> champions(NightSummary summary) {
    Map<String, String> champions = new java.util.TreeMap<>();
    summary
        .models()
        .forEach(
            (name, model) -> {
              if (model.champion()) {
                champions.put(name, model.version());
              }
            });
    return champions;
  }
}
