package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ClusterTest {

  @TempDir Path folder;

  @Test
  void aCommandRunsOnAClusterFromTheProgramsOwnClassPath() throws Exception {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        conf.resolve("kith.yaml"),
        """
        brand: tea house
        time-zone: Asia/Shanghai
        currency: CNY
        data: ${data}
        key: public
        gates: {max-bad-rows: 0.05, min-persons: 10}
        """);
    try (LoopbackCluster cluster = new LoopbackCluster(folder)) {
      int status =
          cluster.kith(
              "doctor",
              "--master",
              cluster.url(),
              "doctor",
              "--conf",
              conf.toString(),
              "--set",
              "data=" + folder.resolve("data"),
              "--lake",
              folder.resolve("lake").toString());

      assertThat(status).as(cluster.err("doctor")).isZero();
      assertThat(cluster.out("doctor")).contains("on " + cluster.url() + " counts rightly");
    }
  }
}
