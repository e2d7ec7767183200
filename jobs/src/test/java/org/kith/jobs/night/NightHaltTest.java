package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;

/** Nights in JVMs of their own that end without a word: halted at a step, or killed at any time. */
@Tag("sweep")
class NightHaltTest {

  private static final int MINUTES = 5;
  private static final int HALTED = 137;
  private static final List<String> POINTS =
      List.of(
          "after table orders",
          "before ledger audit",
          "after export manifest everyone/list",
          "after export shelf everyone/list",
          "before release",
          "after release");

  @TempDir Path folder;

  @BeforeEach
  void undisturbed() throws IOException {
    new Night(SharedSpark.session())
        .run(
            new NightRequest(
                TeaHouse.in(folder),
                folder.resolve("lake").toString(),
                TeaHouse.AS_OF,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
  }

  @Test
  void aJvmThatHaltsAtAStepIsFollowedByOneThatEndsAsUndisturbed() throws Exception {
    for (String point : POINTS) {
      Process night = start("lake.halted", point);
      assertThat(night.waitFor(MINUTES, TimeUnit.MINUTES)).as(point).isTrue();

      assertThat(night.exitValue()).as(log()).isEqualTo(HALTED);
      assertThat(broken("lake.halted")).as(point).isEmpty();
      assertThat(folder.resolve("lake.halted/lease.json")).as(point).exists();
      assertThat(releases("lake.halted")).hasSize(point.equals("after release") ? 1 : 0);
    }
    endsAsUndisturbed("lake.halted");
  }

  @Test
  void aJvmThatIsKilledAtAnyTimeIsFollowedByOneThatEndsAsUndisturbed() throws Exception {
    SplittableRandom draw = new SplittableRandom(11);
    for (int kill = 0; kill < 4; kill++) {
      Process night = start("lake.killed", "never");
      night.waitFor(6_000 + draw.nextInt(9_000), TimeUnit.MILLISECONDS);
      night.destroyForcibly().waitFor();

      assertThat(broken("lake.killed")).as("kill %d", kill).isEmpty();
    }
    endsAsUndisturbed("lake.killed");
  }

  private void endsAsUndisturbed(String lake) throws Exception {
    Process night = start(lake, "never");
    assertThat(night.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(night.exitValue()).as(log()).isZero();
    assertThat(broken(lake)).isEmpty();
    assertThat(releases(lake))
        .extracting(Release::id)
        .containsExactly(releases("lake").get(0).id());
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake(lake), releases(lake).get(0)),
                LakeContents.of(lake("lake"), releases("lake").get(0))))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve(lake)))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("lake")));
  }

  private Process start(String lake, String point) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("bin", "jvm.options").toAbsolutePath());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaltingNight.class.getName(), folder.toString(), lake, point));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectOutput(folder.resolve("night.log").toFile()).start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("night.log"));
  }

  private List<String> broken(String lake) {
    return Files.exists(folder.resolve(lake))
        ? WholeReleases.broken(lake(lake), folder.resolve(lake))
        : List.of();
  }

  private List<Release> releases(String lake) {
    return Files.exists(folder.resolve(lake)) ? new Releases(lake(lake)).all() : List.of();
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }
}
