package org.kith.jobs.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.deploy.SparkSubmit;

/**
 * Hands a command to a cluster from the program's own class path, so that no Spark installation is
 * needed here.
 *
 * <p>The driver stays in this process ({@code client} mode); the executors get the jars that no
 * Spark installation has. {@code SparkSubmit} calls {@link Main} again, which ends the process.
 */
final class Submission {

  /** Jars that executors need beyond Spark's own, by the beginning of their names. */
  private static final List<String> SHIPPED =
      List.of("kith-", "delta-", "networkanalysis-", "commons-csv-", "picocli-", "libphonenumber-");

  /** What executors' JVMs need as the driver's does; a brand's own Spark settings go before it. */
  private static final String EXECUTORS_JAVA =
      "-XX:+IgnoreUnrecognizedVMOptions -XX:-DontCompileHugeMethods -Xss4m"
          + " --add-modules=jdk.incubator.vector";

  private Submission() {}

  /** Whether the master is a cluster, and this process has not been submitted to it yet. */
  static boolean isNeeded(String master) {
    return master != null
        && !master.startsWith("local")
        && System.getProperty("spark.master") == null;
  }

  static int run(String[] arguments, String master) {
    List<Path> jars = shipped(System.getProperty("java.class.path"));
    Path program =
        jars.stream()
            .filter(jar -> jar.getFileName().toString().startsWith("kith-jobs-"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the class path has no kith-jobs jar"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of("--master", master, "--deploy-mode", "client", "--name", "kith"));
    command.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + EXECUTORS_JAVA));
    command.addAll(List.of("--class", Main.class.getName()));
    command.addAll(List.of("--jars", String.join(",", jars.stream().map(Path::toString).toList())));
    command.add(program.toString());
    command.addAll(List.of(arguments));
    Main.leave();
    SparkSubmit.main(command.toArray(String[]::new));
    return 0;
  }

  /** The jars to ship; a module's folder of classes stands for the jar that was built of it. */
  static List<Path> shipped(String classPath) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = path.getFileName().toString();
      if (SHIPPED.stream().anyMatch(name::startsWith)) {
        jars.add(path);
      } else if (Files.isDirectory(path) && path.endsWith(Path.of("target", "classes"))) {
        jarsIn(path.getParent()).forEach(jars::add);
      }
    }
    return jars;
  }

  private static List<Path> jarsIn(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("kith-[a-z]+-[0-9.]+\\.jar"))
          .toList();
    } catch (java.io.IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }
}
