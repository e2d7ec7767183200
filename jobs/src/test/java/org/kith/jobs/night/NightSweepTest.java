package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Steps;
import org.kith.jobs.settings.Configuration;

/** A night that dies before and after each of its steps, the night before it being published. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightSweepTest {

  private final Set<String> steps = Collections.synchronizedSet(new TreeSet<>());
  private Path folder;
  private Configuration shop;
  private Release yesterday;
  private Release tonight;

  /** Keeps the lake as it was at three moments of the second night. */
  @BeforeAll
  void twoNights(@TempDir Path empty) throws IOException {
    folder = empty;
    shop = TeaHouse.in(folder);
    night("lake", TeaHouse.AS_OF.minusDays(1), Steps.PLAIN);
    yesterday = newest("lake");
    copy("lake", "lake.begun");
    night("lake", TeaHouse.AS_OF, this::note);
    tonight = newest("lake");
  }

  private void note(String step, Runnable effect) {
    steps.add(step);
    if (step.equals("ledger audit")) {
      copy("lake", "lake.built");
    }
    effect.run();
    if (step.equals("ledger export")) {
      copy("lake", "lake.exported");
    }
  }

  @Test
  void whereverANightDiesReadersSeeOneWholeNightAndTheNextEndsAsUndisturbed() {
    KillSweep sweep = new KillSweep();

    sweep("lake.begun", sweep);

    System.err.println("kill sweep of a night: " + sweep.points().size() + " points");
    assertThat(sweep.points())
        .as("before and after each step, but for the one that a published night does not repeat")
        .hasSize(2 * steps.size() - 2)
        .noneMatch(point -> point.endsWith("retention"));
  }

  private void sweep(String lake, KillSweep sweep) {
    NightSummary last =
        sweep.of(
            taken -> night(lake, TeaHouse.AS_OF, taken),
            point -> {
              assertThat(broken(lake)).as(point).isEmpty();
              assertThat(folder.resolve(lake).resolve("lease.json")).as(point).doesNotExist();
              assertThat(newest(lake).id())
                  .as(point)
                  .isEqualTo((isPublished(sweep) ? tonight : yesterday).id());
            });

    assertThat(last.release()).isEqualTo(tonight.id());
    assertThat(new Releases(lake(lake)).standing()).hasSize(2);
    assertThat(broken(lake)).isEmpty();
    assertThat(
            LakeContents.differences(
                LakeContents.of(lake(lake), newest(lake)), LakeContents.of(lake("lake"), tonight)))
        .isEmpty();
    assertThat(newest(lake).pins())
        .as("each table is written once, however often a night dies")
        .isEqualTo(tonight.pins());
    assertThat(LakeContents.exports(folder.resolve(lake)))
        .isNotEmpty()
        .isEqualTo(LakeContents.exports(folder.resolve("lake")));
  }

  private static boolean isPublished(KillSweep sweep) {
    return sweep.points().contains("after release");
  }

  @ParameterizedTest(name = "{0} after the release")
  @ValueSource(
      strings = {
        "ledger audit",
        "export shelf everyone/list",
        "ledger export",
        "people",
        "report",
        "lineage"
      })
  void aNightThatPublishesBeforeItsWorkIsDoneIsCaught(String late) {
    String lake = "lake." + late.replaceAll("\\W", "");
    copy(late.contains("export") || late.contains("audit") ? "lake.built" : "lake.exported", lake);
    List<String> caught = new ArrayList<>();

    new KillSweep("after release"::equals)
        .of(
            taken -> night(lake, TeaHouse.AS_OF, new OutOfOrder(late, "release", taken)),
            point -> broken(lake).forEach(found -> caught.add(point + ": " + found)));

    assertThat(caught).isNotEmpty().allMatch(found -> found.startsWith("after release: "));
  }

  private NightSummary night(String lake, LocalDate day, Steps steps) {
    return new Night(SharedSpark.session(), steps)
        .run(
            new NightRequest(
                shop,
                folder.resolve(lake).toString(),
                day,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
  }

  private List<String> broken(String lake) {
    return WholeReleases.broken(lake(lake), folder.resolve(lake));
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private Release newest(String lake) {
    return new Releases(lake(lake)).newestOrProblem();
  }

  /** Copies a lake without the lease that is held on it. */
  private void copy(String from, String to) {
    try (Stream<Path> paths = Files.walk(folder.resolve(from))) {
      for (Path path : paths.filter(each -> !each.toString().contains("lease.")).toList()) {
        Files.copy(path, folder.resolve(to).resolve(folder.resolve(from).relativize(path)));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
