package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Releases;
import org.kith.features.lake.Table;
import org.kith.jobs.release.Rollback;
import org.kith.jobs.settings.Configuration;

/** A day of which orders came late, so that it is run again after its files went out. */
@Tag("long")
class DayRunAgainTest {

  private static final int LATE = 5;

  @TempDir Path folder;

  @Test
  void aDayThatIsRunAgainSaysWhatHasChangedSinceItsOwnFiles() throws IOException {
    Configuration shop = TeaHouse.in(folder);
    NightSummary first = night(shop);
    StringBuilder late = new StringBuilder();
    for (int i = 0; i < LATE; i++) {
      late.append("%d,late%d,tea-1,20.00,2026-02-20 10:00:00%n".formatted(9_000 + i, i));
    }
    Files.writeString(folder.resolve("orders.csv"), late, StandardOpenOption.APPEND);

    NightSummary again = night(shop);

    assertThat(again.release()).isNotEqualTo(first.release());
    JsonNode changes =
        new ObjectMapper()
            .readTree(
                folder
                    .resolve("lake/exports/everyone")
                    .resolve(again.release())
                    .resolve("list/manifest.json")
                    .toFile())
            .path("changes");
    assertThat(changes.path("since").asText()).isEqualTo(first.release());
    assertThat(changes.path("added").asInt()).isBetween(1, LATE);
    assertThat(changes.path("removed").asInt()).isZero();
  }

  @Test
  void whomAWithdrawnNightHandedOverWasContactedAllTheSame() throws IOException {
    Configuration shop = TeaHouse.in(folder);
    night(shop, TeaHouse.AS_OF.minusDays(2));
    NightSummary withdrawn = night(shop, TeaHouse.AS_OF.minusDays(1));
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    Rollback.to(lake, Optional.empty(), Optional.of("a test"));

    NightSummary next = night(shop, TeaHouse.AS_OF);

    assertThat(
            lake.read(Table.CONTACTS, new Releases(lake).named(next.release()).pins())
                .orElseThrow()
                .where("release = '%s'".formatted(withdrawn.release()))
                .count())
        .isEqualTo(withdrawn.exports().get(0).rows())
        .isPositive();
  }

  private NightSummary night(Configuration shop) {
    return night(shop, TeaHouse.AS_OF);
  }

  private NightSummary night(Configuration shop, LocalDate day) {
    NightSummary night =
        new Night(SharedSpark.session())
            .run(
                new NightRequest(
                    shop,
                    folder.resolve("lake").toString(),
                    day,
                    Optional.of("a test"),
                    Optional.empty(),
                    StageProgress.SILENT));
    assertThat(night.outcome()).isEqualTo(NightSummary.Outcome.PUBLISHED);
    return night;
  }
}
