package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;

/** A night in a JVM of its own that is killed while it works, and run again. */
@Tag("long")
class NightKillTest {

  private static final int MINUTES_A_NIGHT = 6;

  @TempDir Path folder;

  @Test
  void aNightKilledInTheMiddleOfAStageEndsAsAnUndisturbedOne() throws Exception {
    GiftShop.in(folder);
    assertThat(run("lake")).isZero();

    for (String stage : List.of("ingest", "profile", "score")) {
      killAfterTheFirstLineAfter(stage);
      assertThat(releases("lake.killed")).as("published by a night that was killed").isEmpty();
    }
    assertThat(run("lake.killed")).isZero();

    assertThat(releases("lake.killed")).hasSize(1);
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake("lake.killed"), releases("lake.killed").get(0)),
                LakeContents.of(lake("lake"), releases("lake").get(0))))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve("lake.killed")))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("lake")));
  }

  @Test
  void aNightThatIsAskedToEndFinishesItsStageAndGivesTheLeaseBack() throws Exception {
    GiftShop.in(folder);
    File log = folder.resolve("asked.log").toFile();
    Process night = start("lake.asked", log);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_A_NIGHT);
    while (night.isAlive() && System.nanoTime() < end && !told(log, "identify")) {
      Thread.sleep(200);
    }
    Thread.sleep(500);
    night.destroy();

    assertThat(night.waitFor(MINUTES_A_NIGHT, TimeUnit.MINUTES)).isTrue();
    assertThat(night.exitValue()).isEqualTo(143);
    assertThat(folder.resolve("lake.asked/lease.json")).doesNotExist();
    assertThat(releases("lake.asked")).isEmpty();
    assertThat(Files.readString(log.toPath())).contains("profile").doesNotContain("train ");
    assertThat(run("lake.asked")).isZero();
    assertThat(releases("lake.asked")).hasSize(1);
  }

  private int run(String lake) throws Exception {
    Process night = start(lake, folder.resolve("out.log").toFile());
    assertThat(night.waitFor(MINUTES_A_NIGHT, TimeUnit.MINUTES)).isTrue();
    return night.exitValue();
  }

  /**
   * Waits until the stage is told as ended and the next has worked a while, then kills without
   * mercy.
   */
  private void killAfterTheFirstLineAfter(String stage) throws Exception {
    File log = folder.resolve(stage + ".log").toFile();
    Process night = start("lake.killed", log);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES_A_NIGHT);
    while (night.isAlive() && System.nanoTime() < end && !told(log, stage)) {
      Thread.sleep(200);
    }
    Thread.sleep(1_500);
    night.destroyForcibly().waitFor();
  }

  private static boolean told(File log, String stage) throws Exception {
    return log.exists()
        && Files.readString(log.toPath()).lines().anyMatch(line -> line.startsWith(stage));
  }

  private Process start(String lake, File log) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("bin", "jvm.options").toAbsolutePath());
    command.addAll(
        List.of(
            "-Xmx2g",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.kith.jobs.cli.Main"));
    command.addAll(List.of("nightly", "--conf", GiftShop.conf().toString()));
    command.addAll(List.of("--set", "data=" + folder, "--lake", folder.resolve(lake).toString()));
    command.addAll(List.of("--as-of", GiftShop.AS_OF.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private List<Release> releases(String lake) {
    return Files.exists(folder.resolve(lake)) ? new Releases(lake(lake)).all() : List.of();
  }
}
