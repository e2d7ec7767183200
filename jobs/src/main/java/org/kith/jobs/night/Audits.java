package org.kith.jobs.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.jobs.night.audit.Audit;
import org.kith.jobs.night.audit.AuditFigures;
import org.kith.jobs.night.audit.EmptySegments;
import org.kith.jobs.night.audit.Finding;
import org.kith.jobs.night.audit.ThinTags;
import org.kith.jobs.night.audit.UnansweredWants;
import org.kith.jobs.night.model.TrainStage;
import org.kith.jobs.night.stage.ProfileStage;
import org.kith.jobs.night.stage.SegmentStage;
import org.kith.jobs.night.work.Fingerprint;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;

/** Has a night audited against those that the ledger tells of, and writes down what came of it. */
final class Audits {

  /** The ledger's name for it. */
  static final String NAME = "audit";

  private static final int NIGHTS = 28;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Workspace workspace;
  private final RunLedger ledger;
  private final Releases releases;

  Audits(Workspace workspace, RunLedger ledger, Releases releases) {
    this.workspace = workspace;
    this.ledger = ledger;
    this.releases = releases;
  }

  /** The audit of what the stages so far have written; the workspace keeps its figures. */
  StageRun run(Optional<String> reason) {
    long start = System.nanoTime();
    AuditFigures figures =
        new Audit(workspace.lake(), workspace.pins(), workspace.base(), before())
            .run(spread(workspace.find(ProfileStage.Figures.class)), reason)
            .withAlarms(thinTags())
            .withAlarms(unansweredWants());
    figures = figures.withAlarms(emptySegments(figures));
    workspace.keep(figures);
    String outcome =
        figures.isRefused() ? "refused" : figures.findings().isEmpty() ? "done" : "accepted";
    StageRun run =
        new StageRun(
            workspace.release(),
            NAME,
            Fingerprint.of(NAME, workspace.pins().versions(), outcome, figures.findings()),
            workspace.asOf().day(),
            workspace.pins().versions(),
            Map.of(),
            figures.rowsIn(),
            figures.rowsOut(),
            (System.nanoTime() - start) / NANOS_PER_SECOND,
            outcome,
            StageRunner.write(figures));
    ledger.record(run);
    return run;
  }

  private List<Finding> thinTags() {
    return workspace
        .find(ProfileStage.Figures.class)
        .map(
            profile ->
                ThinTags.of(
                    workspace.configuration().tags(),
                    profile.carriers(),
                    profile.persons(),
                    profile.notApplicable().keySet()))
        .orElse(List.of());
  }

  private List<Finding> unansweredWants() {
    Configuration configuration = workspace.configuration();
    Optional<TrainStage.Figures> trained = workspace.find(TrainStage.Figures.class);
    Optional<SegmentStage.Figures> picked = workspace.find(SegmentStage.Figures.class);
    Optional<String> recommender = configuration.recommender();
    return trained.isEmpty() || picked.isEmpty() || recommender.isEmpty()
        ? List.of()
        : UnansweredWants.of(
            configuration.segments(),
            picked.get().funnels(),
            recommender.get(),
            trained.get().cards(),
            trained.get().notTrained());
  }

  private List<Finding> emptySegments(AuditFigures figures) {
    return workspace
        .find(SegmentStage.Figures.class)
        .map(
            picked ->
                EmptySegments.of(
                    workspace.configuration().segments(),
                    picked.funnels(),
                    workspace.configuration().scorers(),
                    figures.scores().keySet()))
        .orElse(List.of());
  }

  private Audit.Before before() {
    List<AuditFigures> nights = new ArrayList<>();
    for (Release release : releases.standing()) {
      if (release.day().isBefore(workspace.asOf().day()) && nights.size() < NIGHTS) {
        ledger.of(release.id()).stream()
            .filter(run -> run.stage().equals(NAME) && !run.outcome().equals("refused"))
            .reduce((first, last) -> last)
            .map(run -> StageRunner.read(run.result(), AuditFigures.class))
            .ifPresent(nights::add);
      }
    }
    Optional<ProfileStage.Figures> profile =
        workspace
            .base()
            .flatMap(base -> ledger.of(base.id()).stream().filter(Audits::isProfile).findFirst())
            .map(run -> StageRunner.read(run.result(), ProfileStage.Figures.class));
    return new Audit.Before(
        nights,
        spread(profile),
        workspace.configuration().amounts(),
        workspace.configuration().kith().gates().maxOrphans());
  }

  private static boolean isProfile(StageRun run) {
    return run.stage().equals("profile");
  }

  private static Map<String, Map<String, Long>> spread(Optional<ProfileStage.Figures> profile) {
    return profile.map(ProfileStage.Figures::spread).orElse(Map.of());
  }
}
