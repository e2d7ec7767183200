package org.kith.jobs.night;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.kith.features.consent.ConsentRule;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.features.tag.TagDefinition;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.jobs.destination.ExportResult;
import org.kith.jobs.night.audit.AuditFigures;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.stage.ExportStage;
import org.kith.jobs.night.stage.IngestFigures;
import org.kith.jobs.night.stage.ProfileStage;
import org.kith.jobs.night.stage.SegmentStage;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.report.NightFigures;
import org.kith.jobs.report.StageTime;
import org.kith.jobs.segment.BaseRate;
import org.kith.jobs.segment.DetectableLift;
import org.kith.jobs.segment.Funnel;
import org.kith.jobs.segment.SegmentDefinition;

/** A finished night in the report's figures. */
final class Figures {

  private static final String PUBLIC_KEY = "public";

  private final Workspace workspace;
  private final List<StageRun> runs;
  private final Tally tally;

  private Figures(Workspace workspace, List<StageRun> runs) {
    this.workspace = workspace;
    this.runs = runs;
    this.tally = new Tally(workspace);
  }

  static NightFigures of(Workspace workspace, List<StageRun> runs) {
    return new Figures(workspace, runs).figures();
  }

  private NightFigures figures() {
    Optional<AuditFigures> audit = workspace.find(AuditFigures.class);
    boolean refused = audit.filter(AuditFigures::isRefused).isPresent();
    return new NightFigures(
        workspace.configuration().kith().brand(),
        workspace.asOf().day(),
        workspace.release(),
        refused ? NightFigures.Outcome.REFUSED : NightFigures.Outcome.PUBLISHED,
        refused ? audit.get().refusal(workspace.asOf().day()) : null,
        audit.map(AuditFigures::acceptedBecause).orElse(null),
        workspace.configuration().kith().key().equals(PUBLIC_KEY),
        consent(),
        new NightFigures.Totals(tally.persons(), tally.tags(), tally.recommendations()),
        sources(),
        tally.notApplicable().entrySet().stream()
            .map(gap -> new NightFigures.NotApplicable(gap.getKey(), gap.getValue()))
            .toList(),
        tags(),
        distributions(),
        new ModelWords(workspace).models(),
        segments(),
        exports(),
        runs.stream().map(run -> new StageTime(run.stage(), run.seconds(), run.outcome())).toList(),
        tally.alarms());
  }

  private NightFigures.Consent consent() {
    if (workspace.pins().has(Table.CONSENTS) && !workspace.table(Table.CONSENTS).isEmpty()) {
      return new NightFigures.Consent(NightFigures.Consent.Kind.RECORDED, null, null);
    }
    ConsentRule rule = workspace.configuration().kith().consent();
    return rule == null
        ? new NightFigures.Consent(NightFigures.Consent.Kind.UNKNOWN, null, null)
        : new NightFigures.Consent(NightFigures.Consent.Kind.ASSUMED, rule.purpose(), rule.basis());
  }

  private List<NightFigures.Source> sources() {
    return workspace.figuresOf(IngestFigures.class).sources().stream()
        .map(
            source ->
                new NightFigures.Source(
                    source.name(),
                    source.table(),
                    source.read(),
                    source.accepted(),
                    source.duplicate(),
                    source.quarantined(),
                    source.byRule()))
        .toList();
  }

  private List<NightFigures.Tag> tags() {
    ProfileStage.Figures profile = workspace.figuresOf(ProfileStage.Figures.class);
    return workspace.configuration().tags().stream()
        .filter(tag -> !profile.notApplicable().containsKey(tag.name()))
        .map(
            tag ->
                new NightFigures.Tag(
                    tag.name(),
                    tag.title(),
                    tag.kind().name().toLowerCase(Locale.ROOT),
                    profile.carriers().getOrDefault(tag.name(), 0L)))
        .toList();
  }

  private List<NightFigures.Distribution> distributions() {
    ProfileStage.Figures profile = workspace.figuresOf(ProfileStage.Figures.class);
    Map<String, Words> titles =
        workspace.configuration().tags().stream()
            .collect(Collectors.toMap(TagDefinition::name, TagDefinition::title));
    return profile.spread().entrySet().stream()
        .map(
            spread ->
                new NightFigures.Distribution(
                    spread.getKey(), titles.get(spread.getKey()), spread.getValue()))
        .toList();
  }

  private List<NightFigures.Segment> segments() {
    Map<String, SegmentDefinition> definitions =
        workspace.configuration().segments().stream()
            .collect(Collectors.toMap(SegmentDefinition::name, definition -> definition));
    List<NightFigures.Segment> segments = new ArrayList<>();
    for (Funnel funnel : workspace.figuresOf(SegmentStage.Figures.class).funnels()) {
      SegmentDefinition definition = definitions.get(funnel.segment());
      segments.add(
          new NightFigures.Segment(
              funnel.segment(),
              definition.title(),
              definition.purpose(),
              funnel.people(),
              funnel.consented(),
              funnel.notSuppressed(),
              funnel.suppressed(),
              funnel.treat(),
              funnel.holdout(),
              detectable(funnel),
              reaches(funnel.segment())));
    }
    return segments;
  }

  private Double detectable(Funnel funnel) {
    double baseRate = BaseRate.of(workspace.figuresOf(TrainStage.Figures.class).cards());
    OptionalDouble lift =
        DetectableLift.of(funnel.treat(), funnel.holdout(), baseRate, funnel.designEffect());
    return lift.isPresent() ? lift.getAsDouble() : null;
  }

  private List<NightFigures.Reach> reaches(String segment) {
    return exportResults().stream()
        .filter(export -> export.segment().equals(segment))
        .map(
            export ->
                new NightFigures.Reach(
                    export.destination(),
                    export.reachable(),
                    export.overCap(),
                    export.overSelling(),
                    export.displacedBy(),
                    export.rows()))
        .toList();
  }

  private List<NightFigures.Export> exports() {
    Map<String, NightFigures.Export> exports = new LinkedHashMap<>();
    for (ExportResult export : exportResults()) {
      if (export.isWritten()) {
        exports.put(
            export.path(),
            new NightFigures.Export(
                export.segment(),
                export.destination(),
                belowLake(export.path()),
                export.rows(),
                export.sha256()));
      }
    }
    return List.copyOf(exports.values());
  }

  /** None where a refused night came to no export. */
  private List<ExportResult> exportResults() {
    return workspace
        .find(ExportStage.Figures.class)
        .map(ExportStage.Figures::exports)
        .orElse(List.of());
  }

  private String belowLake(String path) {
    String root = workspace.lake().root() + "/";
    return path.startsWith(root) ? path.substring(root.length()) : path;
  }
}
