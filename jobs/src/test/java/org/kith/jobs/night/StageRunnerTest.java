package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.RunLedger;
import org.kith.features.lake.StageRun;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.night.work.NightIdentity;
import org.kith.jobs.night.work.Stage;
import org.kith.jobs.night.work.StageFigures;
import org.kith.jobs.night.work.Workspace;
import org.kith.jobs.settings.Configuration;

/** What becomes of a stage that fails. */
class StageRunnerTest {

  private static final String LOST =
      "Job aborted: [CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND] Checkpoint block rdd_7_0 not found!";

  @TempDir Path folder;

  @Test
  void aStageWhoseBlocksWentWithAnExecutorRunsAgain() throws IOException {
    Failing stage = new Failing(2, LOST);

    StageRun run = runner().run(stage);

    assertThat(stage.runs).isEqualTo(3);
    assertThat(run.outcome()).isEqualTo("done");
    assertThat(run.rowsOut()).isEqualTo(3);
  }

  @Test
  void aStageThatLosesItsBlocksEveryTimeFailsAndIsNotWrittenDown() throws IOException {
    Failing stage = new Failing(9, LOST);

    assertThatThrownBy(() -> runner().run(stage)).hasRootCauseMessage(LOST);

    assertThat(stage.runs).isEqualTo(3);
    assertThat(folder.resolve("lake/tables/runs")).doesNotExist();
  }

  @Test
  void aStageThatFailsOtherwiseIsNotTriedAgain() throws IOException {
    Failing stage = new Failing(1, "a defect");

    assertThatThrownBy(() -> runner().run(stage)).hasRootCauseMessage("a defect");

    assertThat(stage.runs).isEqualTo(1);
  }

  @Test
  void whatAnotherBuildHasDoneIsDoneAgain() throws IOException {
    Failing stage = new Failing(0, "none");

    runner("first").run(stage);
    runner("first").run(stage);
    assertThat(stage.runs).isEqualTo(1);

    runner("second").run(stage);
    assertThat(stage.runs).isEqualTo(2);
  }

  private StageRunner runner() throws IOException {
    return runner("build");
  }

  private StageRunner runner(String build) throws IOException {
    Configuration shop = TeaHouse.in(folder);
    Keyring keyring = Keys.of(shop.kith(), Map.of());
    AsOf asOf = new AsOf(TeaHouse.AS_OF, shop.kith().zone());
    Workspace workspace =
        new Workspace(
            lake(),
            shop,
            keyring,
            asOf,
            NightIdentity.of(asOf, shop, keyring, "inputs", Optional.empty()));
    return new StageRunner(workspace, RunLedger.open(lake()), StageProgress.SILENT, build, false);
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  /** How often it ran. */
  record Runs(long rowsIn, long rowsOut) implements StageFigures {}

  /** Fails a few times, then says how often it ran. */
  private static final class Failing implements Stage<Runs> {

    private final int failures;
    private final String words;
    private int runs;

    Failing(int failures, String words) {
      this.failures = failures;
      this.words = words;
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public List<Table> reads() {
      return List.of();
    }

    @Override
    public List<Object> settings(Workspace workspace) {
      return List.of(words);
    }

    @Override
    public Class<Runs> figures() {
      return Runs.class;
    }

    @Override
    public Runs run(Workspace workspace) {
      runs++;
      if (runs <= failures) {
        throw new IllegalStateException("a write failed", new RuntimeException(words));
      }
      return new Runs(0, runs);
    }
  }
}
