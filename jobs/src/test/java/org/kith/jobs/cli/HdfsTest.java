package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.LakeContents;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.settings.Configuration;

/** A lake on HDFS that loses a data node while a night writes it, beside one on the disk. */
@Tag("sweep")
class HdfsTest {

  @TempDir Path folder;

  @Test
  void aNightOnHdfsThatLosesADataNodePublishesWhatTheDiskHolds() throws Exception {
    Configuration shop = GiftShop.in(folder);
    night(shop, folder.resolve("lake").toString(), () -> {});
    try (LoopbackHdfs hdfs = new LoopbackHdfs(folder)) {
      String lake = hdfs.root() + "/kith";
      night(shop, lake, () -> stopADataNode(hdfs));

      Release onHdfs = new Releases(lake(lake)).newestOrProblem();
      Release onDisk = new Releases(lake(folder.resolve("lake").toString())).newestOrProblem();
      assertThat(onHdfs.id()).isEqualTo(onDisk.id());
      assertThat(
              LakeContents.differences(
                  LakeContents.of(lake(lake), onHdfs),
                  LakeContents.of(lake(folder.resolve("lake").toString()), onDisk)))
          .isEmpty();
      assertThat(LakeContents.exports(fetched(lake)))
          .isNotEmpty()
          .isEqualTo(LakeContents.exports(folder.resolve("lake")));
    }
  }

  private void night(Configuration shop, String lake, Runnable beforeTraining) {
    new Night(SharedSpark.session())
        .run(
            new NightRequest(
                shop,
                lake,
                GiftShop.AS_OF,
                Optional.empty(),
                Optional.empty(),
                new Before("train", beforeTraining)));
  }

  private Path fetched(String lake) throws Exception {
    Path copy = folder.resolve("fetched");
    try (FileSystem files =
        FileSystem.newInstance(
            URI.create(lake), SharedSpark.session().sparkContext().hadoopConfiguration())) {
      files.copyToLocalFile(
          false,
          new org.apache.hadoop.fs.Path(lake, "exports"),
          new org.apache.hadoop.fs.Path(copy.resolve("exports").toString()),
          true);
    }
    return copy;
  }

  private static void stopADataNode(LoopbackHdfs hdfs) {
    try {
      hdfs.stopADataNode();
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private static Lake lake(String root) {
    return new Lake(SharedSpark.session(), root);
  }

  /** Does something when a stage begins. */
  private record Before(String stage, Runnable deed) implements StageProgress {

    @Override
    public void started(String name, LocalDate asOf) {
      if (name.equals(stage)) {
        deed.run();
      }
    }

    @Override
    public void finished(String name, LocalDate asOf, double seconds, long rows) {}

    @Override
    public void skipped(String name, LocalDate asOf, String why) {}
  }
}
