package org.kith.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.package$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.error.Problem;

/** The examples of {@code conf/deploy}, read by what would read them. */
class DeployTest {

  private static final Path DEPLOY = Path.of("..", "conf", "deploy");

  @TempDir Path folder;

  @Test
  void theSparkApplicationHasWhatTheOperatorAsksForAndNamesOurClassAndSpark() throws IOException {
    JsonNode application =
        new ObjectMapper(new YAMLFactory()).readTree(DEPLOY.resolve("nightly.yaml").toFile());
    JsonNode spec = application.path("spec");

    assertThat(application.path("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(application.path("kind").asText()).isEqualTo("SparkApplication");
    assertThat(application.path("metadata").path("name").asText()).isNotEmpty();
    assertThat(List.of("type", "mode", "image", "mainApplicationFile", "restartPolicy"))
        .allSatisfy(key -> assertThat(spec.has(key)).as(key).isTrue());
    assertThat(spec.path("mainClass").asText()).isEqualTo("org.kith.jobs.cli.Main");
    assertThat(spec.path("sparkVersion").asText()).isEqualTo(package$.MODULE$.SPARK_VERSION());
    assertThat(spec.path("arguments").get(0).asText()).isEqualTo("nightly");
    for (String role : List.of("driver", "executor")) {
      assertThat(spec.path(role).path("cores").isInt()).as(role).isTrue();
      assertThat(spec.path(role).path("memory").asText()).as(role).matches("\\d+g");
      assertThat(spec.path(role).path("env").get(0).path("name").asText()).isEqualTo("KITH_KEY");
    }
    assertThat(spec.path("driver").path("serviceAccount").asText()).isNotEmpty();
  }

  @Test
  void theDagIsPythonAndTriesAgainOnlyWhereThatCanHelp() throws Exception {
    Path dag = DEPLOY.resolve("kith_nightly.py");
    assumeThat(python("-c", "print()")).as("python3 is not installed").isZero();

    assertThat(python("-m", "py_compile", copied(dag).toString())).isZero();
    assertThat(Files.readString(dag))
        .contains(
            "FINAL = {%d, %d, %d}"
                .formatted(
                    Problem.Code.CONF_INVALID.exitStatus(),
                    Problem.Code.INPUT_MISSING.exitStatus(),
                    Problem.Code.GATE_REFUSED.exitStatus()));
  }

  @Test
  void theDagsTaskTellsAFailureThatIsFinalFromOneThatIsNot() throws Exception {
    assumeThat(python("-c", "print()")).as("python3 is not installed").isZero();
    standIn();
    for (Map.Entry<Integer, String> end :
        Map.of(0, "published", 3, "AirflowFailException", 5, "AirflowException").entrySet()) {
      Path kith = folder.resolve("jobs/bin/kith");
      Files.createDirectories(kith.getParent());
      Files.writeString(
          kith,
          "#!/bin/sh\n"
              + "echo '{\"release\":\"r\",\"as_of\":\"'$8'\",\"outcome\":\"published\",\"report\":\"p\"}'\n"
              + "exit %d\n".formatted(end.getKey()));
      assertThat(kith.toFile().setExecutable(true)).isTrue();
      Path out = folder.resolve("out");
      python(
          "-c",
          """
          import sys
          sys.path[:0] = ['%1$s', '%2$s']
          import kith_nightly
          try:
              said = kith_nightly.night('2026-06-30')['outcome']
          except Exception as thrown:
              said = type(thrown).__name__
          open('%3$s', 'w').write(said)
          """
              .formatted(folder, copied(DEPLOY.resolve("kith_nightly.py")).getParent(), out));
      assertThat(out).as("status %d", end.getKey()).hasContent(end.getValue());
    }
  }

  /** As much of Airflow as the example asks for. */
  private void standIn() throws IOException {
    Path airflow = Files.createDirectories(folder.resolve("airflow/operators"));
    Files.writeString(
        airflow.resolveSibling("__init__.py"),
        """
        class DAG:
            def __init__(self, **given): pass
            def __enter__(self): return self
            def __exit__(self, *raised): pass
        """);
    Files.writeString(
        airflow.resolveSibling("exceptions.py"),
        """
        class AirflowException(Exception): pass
        class AirflowFailException(AirflowException): pass
        """);
    Files.writeString(airflow.resolve("__init__.py"), "");
    Files.writeString(
        airflow.resolve("python.py"),
        "def PythonOperator(**given): assert callable(given['python_callable'])\n");
  }

  private Path copied(Path file) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("dags")).resolve(file.getFileName());
    if (!Files.exists(copy)) {
      Files.copy(file, copy);
    }
    return copy;
  }

  private int python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("python.log").toFile());
    builder.environment().put("KITH_HOME", folder.toString());
    try {
      Process python = builder.start();
      return python.waitFor(1, TimeUnit.MINUTES) ? python.exitValue() : -1;
    } catch (IOException absent) {
      return -1;
    }
  }
}
