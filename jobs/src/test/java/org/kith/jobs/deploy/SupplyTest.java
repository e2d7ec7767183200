package org.kith.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the product rests on, to the version. */
class SupplyTest {

  private static final Path LICENCES = Path.of("..", "conf", "deploy", "licences.md");
  private static final Predicate<String> OF_TESTS =
      Pattern.compile(
              "(junit|opentest4j|apiguardian|assertj|byte-buddy|archunit|selenium|opentelemetry"
                  + "|hadoop-client-minicluster|duckdb|kith)-?.*")
          .asMatchPredicate();

  @Test
  void whatTheProductRestsOnIsWhatTheListOfLicencesNames() {
    TreeSet<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(name -> name.endsWith(".jar"))
            .map(name -> name.substring(0, name.length() - ".jar".length()))
            .filter(OF_TESTS.negate())
            .collect(Collectors.toCollection(TreeSet::new));
    List<List<String>> rows = PageTables.under(LICENCES, "jar");

    assertThat(rows.stream().map(row -> row.get(0)))
        .as("the list is not that of the build; .ci/licences writes it anew")
        .containsExactlyInAnyOrderElementsOf(jars);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.get(2)).as(row.get(0)).isNotIn("", "not told"));
  }
}
