package org.kith.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts and stops a cluster for anyone. */
@Tag("long")
class ClusterScriptTest {

  @TempDir Path folder;

  @Test
  void itStartsAMasterAndTwoWorkersAndLeavesNoneBehind() throws Exception {
    int port = freePort();

    assertThat(cluster(port, "start")).isZero();
    assertThat(said()).endsWith("spark://127.0.0.1:" + port);
    assertThat(cluster(port, "status")).isZero();
    List<String> lines = said().lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.endsWith(" lives"));
    assertThat(cluster(port, "start")).as("a second start").isEqualTo(1);
    try (Socket master = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(master.isConnected()).isTrue();
    }

    assertThat(cluster(port, "stop")).isZero();
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(
                        ProcessHandle.of(Long.parseLong(line.split(" ")[1]))
                            .filter(ProcessHandle::isAlive))
                    .isEmpty());
    try (Stream<Path> left = Files.list(folder.resolve("cluster"))) {
      assertThat(left.filter(file -> file.toString().endsWith(".pid"))).isEmpty();
    }
    assertThat(cluster(port, "run")).as("what it does not know").isEqualTo(2);
  }

  private int cluster(int port, String word) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(Path.of("bin", "cluster").toString(), word)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    script
        .environment()
        .putAll(
            Map.of(
                "KITH_CLUSTER", folder.resolve("cluster").toString(),
                "KITH_CLUSTER_PORT", String.valueOf(port),
                "KITH_WORKER_MEMORY", "1g",
                "KITH_CLASSPATH", jars(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process running = script.start();
    assertThat(running.waitFor(3, TimeUnit.MINUTES)).as(said()).isTrue();
    return running.exitValue();
  }

  private static String jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .reduce((all, jar) -> all + File.pathSeparator + jar)
        .orElseThrow();
  }

  private String said() throws Exception {
    return Files.readString(folder.resolve("said")).strip();
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
