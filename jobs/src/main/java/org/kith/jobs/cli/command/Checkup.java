package org.kith.jobs.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.kith.features.error.Problem;
import org.kith.features.lake.Release;
import org.kith.features.source.Ingest;
import org.kith.features.source.Landing;
import org.kith.features.source.SourceContract;
import org.kith.features.source.file.InputFile;
import org.kith.features.vault.Keyring;
import org.kith.jobs.cli.session.Session;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.Preflight;
import org.kith.jobs.settings.Configuration;

/** What the doctor looks at, one after the other; a bad finding does not keep it from the next. */
final class Checkup {

  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_HEAP_MB = 1_000;
  private static final long NUMBERS = 1_000_000;
  private static final int PARTITIONS = 8;

  /**
   * One thing looked at.
   *
   * @param ok whether a night could go on
   * @param says what was found, and what to do where it is bad
   */
  record Finding(String check, boolean ok, String says) {}

  private interface Look {
    String at();
  }

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();

  Checkup(Session session) {
    this.session = session;
  }

  List<Finding> run() {
    java();
    memory();
    Optional<Configuration> configuration = configuration();
    configuration.ifPresent(this::data);
    Map<String, String> settings = configuration.map(c -> c.kith().spark()).orElse(Map.of());
    configuration.ifPresent(this::key);
    SparkSession spark = session.spark(settings).get();
    spark(spark);
    configuration.ifPresent(read -> rules(read, spark));
    configuration.ifPresent(read -> sources(read, spark));
    lake();
    return findings;
  }

  private void java() {
    int feature = Runtime.version().feature();
    note(
        "java",
        feature >= OLDEST_JAVA,
        "Java %s; %d or newer is needed".formatted(Runtime.version(), OLDEST_JAVA));
  }

  private void memory() {
    long heap = Runtime.getRuntime().maxMemory() / (1024 * 1024);
    note(
        "memory",
        heap >= LEAST_HEAP_MB,
        "%,d MB of heap on %d processors; KITH_HEAP sets the heap, such as KITH_HEAP=8g"
            .formatted(heap, Runtime.getRuntime().availableProcessors()));
  }

  private Optional<Configuration> configuration() {
    Configuration[] read = new Configuration[1];
    look(
        "configuration",
        () -> {
          read[0] = session.configuration();
          return "%s: %d sources, %d tags, %d models, %d segments, %d destinations"
              .formatted(
                  session.common().conf(),
                  read[0].sources().size(),
                  read[0].tags().size(),
                  read[0].recommenders().size() + read[0].scorers().size(),
                  read[0].segments().size(),
                  read[0].destinations().size());
        });
    return Optional.ofNullable(read[0]);
  }

  private void data(Configuration configuration) {
    String data = configuration.kith().data();
    if (data.contains(":")) {
      note("data", true, data + " is on another file system; ingest will tell");
      return;
    }
    boolean there = Files.isDirectory(Path.of(data));
    note(
        "data",
        there,
        there ? data : data + " is no folder; give --set data=DIR, or run 'kith demo'");
  }

  private void key(Configuration configuration) {
    look(
        "key",
        () -> {
          Keys.of(configuration.kith(), session.terminal().environment());
          return configuration.kith().key().equals("public")
              ? "public, which protects nobody"
              : "the brand's secret is at " + configuration.kith().key();
        });
  }

  private void rules(Configuration configuration, SparkSession spark) {
    look(
        "rules",
        () -> {
          Preflight.check(spark, configuration, Keyring.openTo(configuration.kith().brand()));
          return "expressions of sources, tags, segments and destinations fit what they read";
        });
  }

  private void sources(Configuration configuration, SparkSession spark) {
    Keyring any = Keyring.openTo(configuration.kith().brand());
    Ingest ingest = new Ingest(spark, any, configuration.kith().data());
    for (SourceContract source : configuration.sources()) {
      look(
          "source " + source.name(),
          () -> {
            if (Landing.look(spark, source)) {
              return "a database gives it, with the contract's columns";
            }
            List<InputFile> files = ingest.look(source);
            long bytes = files.stream().mapToLong(InputFile::bytes).sum();
            return files.isEmpty()
                ? "has no file, and the night goes on without it"
                : "%,d %s of %,d bytes, as the contract wants them"
                    .formatted(files.size(), files.size() == 1 ? "file" : "files", bytes);
          });
    }
  }

  private void spark(SparkSession spark) {
    look(
        "spark",
        () -> {
          long odd =
              spark
                  .range(0, NUMBERS, 1, PARTITIONS)
                  .javaRDD()
                  .map(number -> number % 2)
                  .reduce(Long::sum);
          if (odd != NUMBERS / 2) {
            throw new IllegalStateException("counted " + odd);
          }
          return "Spark %s on %s counts rightly"
              .formatted(spark.version(), spark.sparkContext().master());
        });
  }

  private void lake() {
    look(
        "lake",
        () -> {
          String lake = session.common().lake();
          List<Release> releases = session.rooms().releases(session.spark(Map.of()), lake);
          return releases.isEmpty()
              ? lake + " holds no release yet"
              : "%s holds %d releases, the newest as of %s"
                  .formatted(lake, releases.size(), releases.get(0).day());
        });
  }

  private void look(String check, Look look) {
    try {
      note(check, true, look.at());
    } catch (Problem problem) {
      note(check, false, problem.getMessage().lines().collect(Collectors.joining("; ")));
    } catch (RuntimeException thrown) {
      note(check, false, "failed with " + thrown.getClass().getSimpleName());
    }
  }

  private void note(String check, boolean ok, String says) {
    findings.add(new Finding(check, ok, says));
  }
}
