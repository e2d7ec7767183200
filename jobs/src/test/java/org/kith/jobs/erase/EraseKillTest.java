package org.kith.jobs.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Steps;
import org.kith.features.lake.Table;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.KillSweep;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.settings.Configuration;

/** An erasure that dies before and after each of its steps in turn. */
@Tag("sweep")
class EraseKillTest {

  @TempDir Path folder;

  @Test
  void anErasureThatDiesBeforeAndAfterEachOfItsStepsEndsWithACertificate() throws Exception {
    Configuration shop = GiftShop.in(folder);
    new Night(SharedSpark.session())
        .run(
            new NightRequest(
                shop,
                folder.resolve("lake").toString(),
                GiftShop.AS_OF,
                Optional.empty(),
                Optional.empty(),
                StageProgress.SILENT));
    Release before = new Releases(lake(Steps.PLAIN)).newestOrProblem();
    String person =
        lake(Steps.PLAIN)
            .readOrEmpty(Table.SEGMENTS, before.pins())
            .orderBy("person_id")
            .first()
            .getAs("person_id");
    KillSweep sweep = new KillSweep(point -> !point.equals("after certificate"));

    Certificate certificate =
        sweep.of(
            steps ->
                new Erase(
                        lake(steps),
                        Keys.of(shop.kith(), Map.of()),
                        folder.resolve("removals"),
                        Set.of("CN"))
                    .of(person, Optional.empty()),
            point -> {
              assertThat(new Releases(lake(Steps.PLAIN)).newestOrProblem().id())
                  .as(point)
                  .isEqualTo(before.id());
              assertThat(certificates()).as(point).isEmpty();
            });

    System.err.println("kill sweep of an erasure: " + sweep.points().size() + " points");
    assertThat(sweep.points())
        .contains("before journal", "after journal", "before certificate")
        .containsSubsequence(
            "before journal",
            "before tombstones",
            "before table segments",
            "before release",
            "before purge",
            "before models",
            "before exports",
            "before certificate");
    assertThat(certificate.certified()).isTrue();
    assertThat(certificates()).hasSize(1);
    assertThat(new Releases(lake(Steps.PLAIN)).standing()).hasSize(1);
  }

  private List<Path> certificates() {
    Path erasures = folder.resolve("lake/erasures");
    if (!Files.exists(erasures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(erasures)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Lake lake(Steps steps) {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString(), steps);
  }
}
