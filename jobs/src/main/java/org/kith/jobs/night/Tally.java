package org.kith.jobs.night;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.jobs.destination.ExportResult;
import org.kith.jobs.night.audit.AuditFigures;
import org.kith.jobs.night.audit.Finding;
import org.kith.jobs.night.model.ScoreStage;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.stage.ExportStage;
import org.kith.jobs.night.stage.IdentifyStage;
import org.kith.jobs.night.stage.IngestFigures;
import org.kith.jobs.night.stage.ProfileStage;
import org.kith.jobs.night.stage.SegmentStage;
import org.kith.jobs.night.work.Workspace;
import org.kith.models.registry.ModelCard;

/** What a night's stages came to, in the summary's words; 0 and empty for stages not reached. */
record Tally(Workspace workspace) {

  Map<String, NightSummary.SourceRows> sources() {
    Map<String, NightSummary.SourceRows> rows = new LinkedHashMap<>();
    workspace
        .find(IngestFigures.class)
        .ifPresent(
            figures ->
                figures
                    .sources()
                    .forEach(
                        source ->
                            rows.put(
                                source.name(),
                                new NightSummary.SourceRows(
                                    source.read(),
                                    source.accepted(),
                                    source.duplicate(),
                                    source.quarantined()))));
    return rows;
  }

  long persons() {
    return workspace
        .find(IdentifyStage.Figures.class)
        .map(IdentifyStage.Figures::persons)
        .orElse(0L);
  }

  long tags() {
    return workspace.find(ProfileStage.Figures.class).map(ProfileStage.Figures::tags).orElse(0L);
  }

  long recommendations() {
    return workspace
        .find(ScoreStage.Figures.class)
        .map(ScoreStage.Figures::recommendations)
        .orElse(0L);
  }

  Map<String, NightSummary.ModelSummary> models() {
    Map<String, NightSummary.ModelSummary> models = new LinkedHashMap<>();
    Optional<TrainStage.Figures> trained = workspace.find(TrainStage.Figures.class);
    for (ModelCard card : trained.map(TrainStage.Figures::cards).orElse(List.of())) {
      NightSummary.ModelSummary earlier = models.get(card.model());
      if (earlier == null || card.champion()) {
        models.put(
            card.model(),
            new NightSummary.ModelSummary(card.version(), card.champion(), card.metrics()));
      }
    }
    return models;
  }

  Map<String, NightSummary.Arms> segments() {
    Map<String, NightSummary.Arms> arms = new LinkedHashMap<>();
    workspace
        .find(SegmentStage.Figures.class)
        .ifPresent(
            figures ->
                figures
                    .funnels()
                    .forEach(
                        funnel ->
                            arms.put(
                                funnel.segment(),
                                new NightSummary.Arms(funnel.treat(), funnel.holdout()))));
    return arms;
  }

  List<NightSummary.ExportFile> exports() {
    return workspace.find(ExportStage.Figures.class).stream()
        .flatMap(figures -> figures.exports().stream())
        .filter(ExportResult::isWritten)
        .map(
            export ->
                new NightSummary.ExportFile(
                    export.segment(), export.destination(), export.path(), export.rows()))
        .toList();
  }

  /** What somebody should look at, though it stopped nothing. */
  List<String> alarms() {
    return workspace.find(AuditFigures.class).stream()
        .flatMap(audit -> audit.alarms().stream())
        .map(Finding::words)
        .toList();
  }

  /** Tags and models that the brand's data cannot bear, and exports that were too small. */
  Map<String, String> notApplicable() {
    Map<String, String> gaps = new LinkedHashMap<>();
    workspace
        .find(ProfileStage.Figures.class)
        .ifPresent(
            figures ->
                figures.notApplicable().forEach((tag, why) -> gaps.put("tag " + tag, why.en())));
    workspace
        .find(TrainStage.Figures.class)
        .ifPresent(
            figures ->
                figures.notTrained().forEach((model, why) -> gaps.put("model " + model, why.en())));
    workspace.find(ExportStage.Figures.class).stream()
        .flatMap(figures -> figures.exports().stream())
        .filter(export -> !export.isWritten())
        .forEach(
            export ->
                gaps.put(
                    "export " + export.segment() + " to " + export.destination(),
                    export.skippedReason()));
    return gaps;
  }
}
