package org.kith.jobs.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.features.error.Problem;

/** Holds the runbook complete. */
class RunbookTest {

  private static final Path RUNBOOK = Path.of("..", "conf", "deploy", "runbook.md");

  @Test
  void everyProblemHasARowWithItsStatusAndWhatToDo() {
    List<List<String>> rows = PageTables.under(RUNBOOK, "code");

    assertThat(rows.stream().map(row -> row.get(0) + " " + row.get(1)))
        .containsExactlyElementsOf(
            Arrays.stream(Problem.Code.values())
                .map(code -> "`%s` %d".formatted(code, code.exitStatus()))
                .toList());
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(4).doesNotContain(""));
  }

  @Test
  void everyExitStatusHasARow() {
    TreeSet<Integer> statuses =
        Stream.concat(
                Stream.of(0, 1, 143),
                Arrays.stream(Problem.Code.values()).map(Problem.Code::exitStatus))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(PageTables.under(RUNBOOK, "status").stream().map(row -> Integer.valueOf(row.get(0))))
        .containsExactlyElementsOf(statuses);
  }
}
