package org.kith.jobs.night;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.StageRun;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.report.NightFigures;

/**
 * Turns a finished night into a release: its report first, then the one row by which readers move
 * to it.
 */
final class Publication {

  private final Workspace workspace;
  private final Releases releases;

  Publication(Workspace workspace, Releases releases) {
    this.workspace = workspace;
    this.releases = releases;
  }

  NightSummary publish(List<StageRun> runs) {
    NightFigures figures = Figures.of(workspace, runs);
    List<NightFigures> earlier =
        workspace.base().map(Release::summary).map(Summaries::figuresIn).stream().toList();
    String report = new ReportShelf(workspace.lake()).put(workspace.release(), figures, earlier);
    NightSummary summary =
        Summaries.of(workspace, runs, NightSummary.Outcome.PUBLISHED, Optional.of(report));
    releases.publish(
        new Release(
            nextSequence(),
            workspace.release(),
            workspace.asOf().day(),
            workspace.asOf().knownOn(),
            workspace.base().map(Release::id).orElse(null),
            workspace.configuration().hash(),
            workspace.inputs(),
            workspace.pins(),
            champions(summary),
            Summaries.document(summary, figures)));
    return summary;
  }

  private long nextSequence() {
    return releases.newest().map(Release::sequence).orElse(0L) + 1;
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
