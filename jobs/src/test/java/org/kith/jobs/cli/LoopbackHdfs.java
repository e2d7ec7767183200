package org.kith.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A name node and three data nodes on loopback, in a JVM of their own, which keep every block
 * twice.
 */
final class LoopbackHdfs implements AutoCloseable {

  private static final int DATA_NODES = 3;
  private static final int SECONDS_TO_END = 30;

  private final Process process;
  private final BufferedReader said;
  private final String root;

  /** Starts it; its files and its log lie in the folder. */
  LoopbackHdfs(Path folder) throws IOException {
    Path log = folder.resolve("hdfs.log");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("bin", "jvm.options").toAbsolutePath(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoopbackHdfs.class.getName(),
                folder.resolve("hdfs").toString())
            .redirectError(log.toFile())
            .start();
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    root = answer();
    if (root == null) {
      throw new IOException("HDFS has not started: " + Files.readString(log));
    }
  }

  /** The URI of its root, without a slash at the end. */
  String root() {
    return root;
  }

  /** Stops one of the data nodes, for good. */
  void stopADataNode() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    if (!"stopped".equals(answer())) {
      throw new IOException("a data node has not stopped");
    }
  }

  /** The next line that is for us; the libraries print lines of their own. */
  private String answer() throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith("hdfs says ")) {
      line = said.readLine();
    }
    return line == null ? null : line.substring("hdfs says ".length());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** The JVM of its own: stops a data node at each line that it reads, and ends with the last. */
  public static void main(String[] arguments) throws IOException {
    Configuration settings = new HdfsConfiguration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, arguments[0]);
    settings.setInt("dfs.replication", 2);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(settings).numDataNodes(DATA_NODES).build();
    cluster.waitActive();
    System.out.println("hdfs says " + cluster.getFileSystem().getUri());
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (asked.readLine() != null) {
      cluster.stopDataNode(0);
      System.out.println("hdfs says stopped");
    }
    cluster.shutdown();
    System.exit(0);
  }
}
