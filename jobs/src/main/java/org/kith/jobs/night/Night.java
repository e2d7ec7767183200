package org.kith.jobs.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.features.lake.Lake;
import org.kith.features.lake.LakeSession;
import org.kith.features.lake.Lease;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Steps;
import org.kith.features.source.Landing;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.night.audit.AuditFigures;
import org.kith.jobs.night.stage.ExportStage;
import org.kith.jobs.night.stage.Stages;
import org.kith.jobs.night.work.Build;
import org.kith.jobs.night.work.NightIdentity;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;

/**
 * Walks the stages from raw rows to published audiences, once, and publishes them as one release.
 *
 * <p>The same request again finds its release published and changes nothing. A night that died goes
 * on after the last stage that it finished. Readers see all of last night until the release's row
 * is written, and all of tonight afterwards.
 */
public final class Night {

  private final SparkSession spark;
  private final Steps steps;
  private final boolean anew;

  /**
   * A night that takes over from the release before what would come out the same.
   *
   * @param spark session that can read and write the lake, see {@link LakeSession}
   */
  public Night(SparkSession spark) {
    this(spark, Steps.PLAIN);
  }

  /**
   * @param steps takes each step by which the night changes the lake
   */
  Night(SparkSession spark, Steps steps) {
    this(spark, steps, false);
  }

  private Night(SparkSession spark, Steps steps, boolean anew) {
    this.spark = spark;
    this.steps = steps;
    this.anew = anew;
  }

  /** A night that comes to the same by computing everything anew. */
  public static Night full(SparkSession spark) {
    return new Night(spark, Steps.PLAIN, true);
  }

  /**
   * Runs one night, or one stage of it.
   *
   * @throws Problem with the exit status that the caller passes on; nothing is published then
   */
  public NightSummary run(NightRequest request) {
    Lake lake = new Lake(spark, request.lake(), steps);
    try (Lease lease = Lease.take(lake);
        StopSignal stop = new StopSignal();
        Landing landing = new Landing(lake)) {
      return whileHolding(lease, stop, lake, request, landing);
    }
  }

  private NightSummary whileHolding(
      Lease lease, StopSignal stop, Lake lake, NightRequest request, Landing landing) {
    AsOf asOf = request.bounds();
    Keyring keyring = Keys.of(request.configuration().kith(), System.getenv());
    Releases releases = new Releases(lake);
    Configuration landed =
        request
            .configuration()
            .readingFrom(request.configuration().sources().stream().map(landing::landed).toList());
    Inputs inputs = Inputs.of(request.configuration(), landed.sources(), spark);
    Optional<Release> before = releases.newestBefore(asOf);
    NightIdentity identity =
        NightIdentity.of(asOf, request.configuration(), keyring, inputs.digest(), before);
    if (request.onlyStage().isEmpty()) {
      Optional<Release> published = published(releases, identity.release());
      if (published.isPresent()) {
        return Summaries.unchanged(published.get());
      }
    }
    if (before.filter(inputs::areConfiguredAs).isEmpty()) {
      Preflight.check(spark, request.configuration(), keyring);
    }
    Workspace workspace = new Workspace(lake, landed, keyring, asOf, identity, inputs.deliveries());
    Publication publication = new Publication(workspace, releases, inputs, lease);
    RunLedger ledger = RunLedger.open(lake);
    List<StageRun> runs = walk(workspace, ledger, releases, request, stop);
    if (workspace.find(AuditFigures.class).filter(AuditFigures::isRefused).isPresent()) {
      return publication.refuse(runs);
    }
    if (request.onlyStage().isPresent()) {
      return Summaries.of(workspace, runs, NightSummary.Outcome.UNCHANGED, Optional.empty());
    }
    NightSummary summary = publication.publish(runs);
    lease.confirm();
    Retention.apply(workspace, releases, ledger);
    return summary;
  }

  private static Optional<Release> published(Releases releases, String id) {
    return switch (releases.fateOf(id)) {
      case ABSENT -> Optional.empty();
      case STANDS -> Optional.of(releases.named(id));
      case WITHDRAWN ->
          throw new Problem(
              Problem.Code.GATE_REFUSED,
              "release " + id,
              "was withdrawn by a rollback, and nothing that decides it has changed",
              "Correct the sources or the configuration, or run 'kith rollback %s' to see it again."
                  .formatted(id));
    };
  }

  /** Audits before the first file leaves, so that what is refused is handed to nobody. */
  private List<StageRun> walk(
      Workspace workspace,
      RunLedger ledger,
      Releases releases,
      NightRequest request,
      StopSignal stop) {
    StageRunner runner = new StageRunner(workspace, ledger, request.progress(), Build.hash(), anew);
    List<StageRun> runs = new ArrayList<>();
    for (Stage<?> stage : Stages.inOrder()) {
      stop.boundary();
      if (stage instanceof ExportStage) {
        runs.add(new Audits(workspace, ledger, releases).run(request.acceptReason()));
        if (workspace.figuresOf(AuditFigures.class).isRefused()) {
          break;
        }
      }
      runs.add(runner.run(stage));
      if (request.onlyStage().filter(stage.name()::equals).isPresent()) {
        break;
      }
    }
    return runs;
  }
}
