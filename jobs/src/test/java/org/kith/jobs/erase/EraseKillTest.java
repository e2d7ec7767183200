package org.kith.jobs.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Release;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.night.GiftShop;
import org.kith.jobs.night.Keys;
import org.kith.jobs.night.Night;
import org.kith.jobs.night.NightRequest;
import org.kith.jobs.night.StageProgress;
import org.kith.jobs.settings.Configuration;

/** An erasure that dies before each of its steps in turn. */
@Tag("long")
class EraseKillTest {

  @TempDir Path folder;

  @Test
  void anErasureKilledBeforeEachOfItsStepsEndsWithACertificate() throws Exception {
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
    Release before = new Releases(lake()).newestOrProblem();
    String person =
        lake()
            .readOrEmpty(Table.SEGMENTS, before.pins())
            .orderBy("person_id")
            .first()
            .getAs("person_id");
    List<String> deaths = new ArrayList<>();
    Certificate certificate = null;
    while (certificate == null) {
      certificate = attempt(shop, person, deaths);
      assertThat(new Releases(lake()).newestOrProblem().id()).isEqualTo(before.id());
    }

    assertThat(deaths)
        .containsExactly(
            "journal",
            "tombstones",
            "tables",
            "releases",
            "purge",
            "models",
            "exports",
            "scan",
            "certificate");
    assertThat(certificate.certified()).isTrue();
    assertThat(new Releases(lake()).standing()).hasSize(1);
  }

  private Certificate attempt(Configuration shop, String person, List<String> deaths) {
    try {
      return new Erase(
              lake(),
              Keys.of(shop.kith(), Map.of()),
              folder.resolve("removals"),
              step -> {
                if (!deaths.contains(step)) {
                  deaths.add(step);
                  throw new IllegalStateException("killed before " + step);
                }
              })
          .of(person, Optional.empty());
    } catch (IllegalStateException killed) {
      assertThat(folder.resolve("lake/erasures"))
          .satisfiesAnyOf(
              erasures -> assertThat(erasures).doesNotExist(),
              erasures -> assertThat(erasures).isDirectoryNotContaining("glob:**.json"));
      return null;
    }
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }
}
