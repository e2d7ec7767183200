package org.kith.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.kith.features.lake.Lake;
import org.kith.models.registry.ModelCard;

/**
 * A standalone Spark master and workers on loopback, from the tests' own class path. The workers
 * have what an installation of Spark has; all else must be shipped to them.
 */
final class LoopbackCluster implements AutoCloseable {

  private static final int SECONDS_TO_END = 20;
  private static final int MINUTES_TO_RUN = 12;

  /** What an installation would set for a small brand; Spark's own defaults are for large ones. */
  private static final List<String> FOR_LITTLE_WORK =
      List.of(
          "spark.sql.shuffle.partitions 4",
          "spark.default.parallelism 4",
          "spark.databricks.delta.snapshotPartitions 2",
          "spark.sql.codegen.wholeStage false",
          "spark.sql.codegen.factoryMode NO_CODEGEN");

  private static final Map<String, Class<?>> MODULES =
      Map.of("features", Lake.class, "models", ModelCard.class, "jobs", Main.class);

  private final Path folder;
  private final String classPath;
  private final List<Process> daemons = new ArrayList<>();
  private final int port;

  /** A cluster of so many workers of one core and a gigabyte each. */
  LoopbackCluster(Path folder, int workers) throws IOException {
    this.folder = folder;
    this.classPath = packed(System.getProperty("java.class.path"));
    Path defaults = Files.createDirectories(folder.resolve("spark/conf"));
    Files.write(defaults.resolve("spark-defaults.conf"), FOR_LITTLE_WORK);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String master = "org.apache.spark.deploy.master.Master";
    String worker = "org.apache.spark.deploy.worker.Worker";
    daemons.add(
        start(
            "master",
            "512m",
            master,
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--webui-port",
            "0"));
    for (int number = 1; number <= workers; number++) {
      daemons.add(
          start(
              "worker" + number,
              "512m",
              worker,
              "--host",
              "127.0.0.1",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--webui-port",
              "0",
              "--work-dir",
              folder.resolve("work" + number).toString(),
              url()));
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /**
   * Runs the program in a JVM of its own; its words go to {@code NAME.out} and {@code NAME.err}.
   */
  int kith(String name, String... arguments) throws IOException, InterruptedException {
    Process driver = start(name, "1g", Main.class.getName(), arguments);
    if (!driver.waitFor(MINUTES_TO_RUN, TimeUnit.MINUTES)) {
      driver.destroyForcibly();
      throw new IllegalStateException(name + " has not ended in time: " + err(name));
    }
    return driver.exitValue();
  }

  /** Kills an executor without mercy; whether there was one. The cluster starts another. */
  boolean killAnExecutor() {
    return daemons.stream()
        .flatMap(daemon -> daemon.toHandle().descendants())
        .filter(LoopbackCluster::isExecutor)
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  private static boolean isExecutor(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
        .isPresent();
  }

  String err(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".err"));
  }

  @Override
  public void close() throws InterruptedException, IOException {
    for (Process daemon : daemons) {
      daemon.destroy();
    }
    for (Process daemon : daemons) {
      if (!daemon.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        daemon.destroyForcibly();
      }
    }
    try (Stream<Path> links = Files.list(folder.resolve("spark/jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  private Process start(String name, String heap, String program, String... arguments)
      throws IOException {
    Path options = Path.of("bin/jvm.options").toAbsolutePath();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  /** The class path with a jar a module in place of its classes, and links to Spark's own jars. */
  private String packed(String given) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    List<String> entries = new ArrayList<>();
    for (Map.Entry<String, Class<?>> module : MODULES.entrySet()) {
      Path classes =
          Path.of(module.getValue().getProtectionDomain().getCodeSource().getLocation().getPath());
      Path jar = folder.resolve("kith-" + module.getKey() + "-1.0.jar");
      entries.add((Files.isDirectory(classes) ? jar(classes, jar) : classes).toString());
    }
    List<Path> shipped = Submission.shipped(given);
    for (String entry : given.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      Path link = jars.resolve(path.getFileName());
      if (Files.isRegularFile(path) && !path.getFileName().toString().startsWith("kith-")) {
        entries.add(entry);
        if (!shipped.contains(path) && !Files.exists(link)) {
          Files.createSymbolicLink(link, path);
        }
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream to = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        to.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, to);
        to.closeEntry();
      }
    } catch (UncheckedIOException wrapped) {
      throw wrapped.getCause();
    }
    return jar;
  }
}
