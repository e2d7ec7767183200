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
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.night.stage.Stages;
import org.kith.jobs.night.work.NightIdentity;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.Workspace;

/**
 * Walks the stages from raw rows to published audiences, once, and publishes them as one release.
 *
 * <p>The same request again finds its release published and changes nothing. A night that died goes
 * on after the last stage that it finished. Readers see all of last night until the release's row
 * is written, and all of tonight afterwards.
 */
public final class Night {

  private final SparkSession spark;

  /**
   * @param spark session that can read and write the lake, see {@link LakeSession}
   */
  public Night(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Runs one night, or one stage of it.
   *
   * @throws Problem with the exit status that the caller passes on; nothing is published then
   */
  public NightSummary run(NightRequest request) {
    Lake lake = new Lake(spark, request.lake());
    try (Lease lease = Lease.take(lake)) {
      return whileHolding(lease, lake, request);
    }
  }

  private NightSummary whileHolding(Lease lease, Lake lake, NightRequest request) {
    AsOf asOf = request.bounds();
    Keyring keyring = Keys.of(request.configuration().kith(), System.getenv());
    Releases releases = new Releases(lake);
    NightIdentity identity =
        NightIdentity.of(
            asOf,
            request.configuration(),
            keyring,
            Inputs.digest(request.configuration(), spark),
            releases.newestBefore(asOf));
    Optional<Release> published =
        releases.all().stream()
            .filter(release -> release.id().equals(identity.release()))
            .findFirst();
    if (published.isPresent() && request.onlyStage().isEmpty()) {
      return Summaries.unchanged(published.get());
    }
    Workspace workspace = new Workspace(lake, request.configuration(), keyring, asOf, identity);
    List<StageRun> runs = walk(workspace, RunLedger.open(lake), request);
    if (request.onlyStage().isPresent()) {
      return Summaries.of(workspace, runs, NightSummary.Outcome.UNCHANGED, Optional.empty());
    }
    return new Publication(workspace, releases).publish(runs);
  }

  private static List<StageRun> walk(Workspace workspace, RunLedger ledger, NightRequest request) {
    StageRunner runner = new StageRunner(workspace, ledger, request.progress());
    List<StageRun> runs = new ArrayList<>();
    for (Stage<?> stage : Stages.inOrder()) {
      runs.add(runner.run(stage));
      if (request.onlyStage().filter(stage.name()::equals).isPresent()) {
        break;
      }
    }
    return runs;
  }
}
