package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.LakeContents;

/** What a cluster gives, beside what the same program gives on its own. */
class ClusterTest {

  private static final String DAY = GiftShop.AS_OF.toString();
  private static final int SECONDS_BETWEEN_KILLS = 20;
  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  @Tag("sweep")
  void aNightOnTwoWorkersPublishesWhatOneProcessPublishes() throws Exception {
    GiftShop.in(folder);
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 2)) {
      run(cluster, "cluster", cluster.url(), "nightly", "--as-of", GiftShop.AS_OF.toString());
      run(cluster, "local", "local[2]", "nightly", "--as-of", GiftShop.AS_OF.toString());
    }
    Release onCluster = release("cluster");
    Release onItsOwn = release("local");
    assertThat(onCluster.id()).isEqualTo(onItsOwn.id());
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake("cluster"), onCluster),
                LakeContents.of(lake("local"), onItsOwn)))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve("cluster.lake")))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("local.lake")));
  }

  @Test
  @Tag("sweep")
  void aNightWhoseExecutorsAreKilledPublishesTheSame() throws Exception {
    GiftShop.in(folder);
    int killed = 0;
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 2)) {
      Future<?> night =
          Executors.newSingleThreadExecutor()
              .submit(
                  () -> {
                    run(cluster, "killed", cluster.url(), "nightly", "--as-of", DAY);
                    return null;
                  });
      while (!night.isDone()) {
        Thread.sleep(SECONDS_BETWEEN_KILLS * 1_000);
        if (killed < KILLS && !night.isDone() && cluster.killAnExecutor()) {
          killed++;
        }
      }
      night.get();
      run(cluster, "local", "local[2]", "nightly", "--as-of", DAY);
    }
    assertThat(killed).isGreaterThanOrEqualTo(2);
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake("killed"), release("killed")),
                LakeContents.of(lake("local"), release("local"))))
        .isEmpty();
    assertThat(LakeContents.exports(folder.resolve("killed.lake")))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("local.lake")));
  }

  private void run(LoopbackCluster cluster, String name, String master, String... command)
      throws Exception {
    List<String> arguments = new java.util.ArrayList<>(List.of("--master", master));
    arguments.addAll(List.of(command));
    arguments.addAll(List.of("--conf", GiftShop.conf().toString(), "--set", "data=" + folder));
    arguments.addAll(List.of("--lake", folder.resolve(name + ".lake").toString()));
    int status = cluster.kith(name, arguments.toArray(String[]::new));
    assertThat(status).as(cluster.err(name)).isZero();
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name + ".lake").toString());
  }

  private Release release(String name) {
    return new Releases(lake(name)).newestOrProblem();
  }
}
