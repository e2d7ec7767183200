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
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A standalone Spark master and one worker on loopback, from the tests' own class path. */
final class LoopbackCluster implements AutoCloseable {

  private static final int SECONDS_TO_END = 20;

  private final Path folder;
  private final String classPath;
  private final List<Process> daemons = new ArrayList<>();
  private final int port;

  LoopbackCluster(Path folder) throws IOException {
    this.folder = folder;
    this.classPath = packed(System.getProperty("java.class.path"));
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
    daemons.add(
        start(
            "worker",
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
            folder.resolve("work").toString(),
            url()));
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /**
   * Runs the program in a JVM of its own; its words go to {@code NAME.out} and {@code NAME.err}.
   */
  int kith(String name, String... arguments) throws IOException, InterruptedException {
    Process driver = start(name, "1g", Main.class.getName(), arguments);
    if (!driver.waitFor(5, TimeUnit.MINUTES)) {
      driver.destroyForcibly();
      throw new IllegalStateException(name + " has not ended in five minutes: " + err(name));
    }
    return driver.exitValue();
  }

  String out(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".out"));
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

  /** The class path with a jar for each folder of classes, and links to other's jars for Spark. */
  private String packed(String given) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    List<String> entries = new ArrayList<>();
    for (String entry : given.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path) && path.endsWith("target/classes")) {
        String module = path.getParent().getParent().getFileName().toString();
        entries.add(jar(path, folder.resolve("kith-" + module + "-1.0.jar")).toString());
      } else if (Files.isRegularFile(path)) {
        entries.add(entry);
        Path link = jars.resolve(path.getFileName());
        if (!path.getFileName().toString().startsWith("kith-") && !Files.exists(link)) {
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
