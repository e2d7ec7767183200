package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.CollectedRows;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Releases;
import org.kith.jobs.deploy.PageTables;

/** What one night leaves in its lake, and what it brings to its driver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightFootprintTest {

  private static final int PEOPLE = 1_000;
  private static final int MOST = 100;

  private final Set<String> steps = Collections.synchronizedSet(new TreeSet<>());
  private Path folder;
  private long largest;
  private List<String> tooMany;

  @BeforeAll
  void oneNight(@TempDir Path empty) throws IOException {
    folder = empty;
    try (CollectedRows collected = new CollectedRows(SharedSpark.session(), MOST)) {
      new Night(SharedSpark.session(), this::note)
          .run(
              new NightRequest(
                  TeaHouse.in(folder, PEOPLE, ""),
                  folder.resolve("lake").toString(),
                  TeaHouse.AS_OF,
                  Optional.empty(),
                  Optional.empty(),
                  StageProgress.SILENT));
      largest = collected.largest();
      tooMany = collected.tooMany();
    }
  }

  private void note(String step, Runnable effect) {
    steps.add(step);
    effect.run();
  }

  @Test
  void aNightCollectsNoTableOfPeople() {
    assertThat(largest).isPositive();
    assertThat(tooMany).isEmpty();
  }

  @Test
  void aPublishedNightIsWhole() {
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());

    assertThat(new Releases(lake).standing()).hasSize(1);
    assertThat(WholeReleases.broken(lake, folder.resolve("lake"))).isEmpty();
    assertThat(folder.resolve("lake")).isDirectoryNotContaining("glob:**/lease*");
  }

  @Test
  void theRunbookNamesEveryStepOfANightAndNoOther() {
    List<Pattern> told =
        PageTables.under(Path.of("..", "conf", "deploy", "runbook.md"), "step of a night").stream()
            .map(row -> row.get(0).replace("`", "").replace("NAME", "\\S+"))
            .map(Pattern::compile)
            .toList();

    assertThat(steps)
        .allSatisfy(
            step ->
                assertThat(told.stream().filter(each -> each.matcher(step).matches()))
                    .as(step)
                    .hasSize(1));
    assertThat(told)
        .allSatisfy(each -> assertThat(steps).as(each.pattern()).anyMatch(each.asMatchPredicate()));
  }

  @Test
  void aCollectOfMoreThanAHundredThousandRowsIsHeard() {
    try (CollectedRows collected = new CollectedRows(SharedSpark.session(), 100_000)) {
      SharedSpark.session().range(100_000).collectAsList();
      assertThat(collected.tooMany()).isEmpty();

      SharedSpark.session().range(100_001).selectExpr("id + 1").collectAsList();
      assertThat(collected.tooMany()).hasSize(1);
    }
  }
}
