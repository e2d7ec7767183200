package org.kith.jobs.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.features.CollectedRows;
import org.kith.features.SharedSpark;

/** What a night brings to its driver. */
class DriverRowsTest {

  private static final int PEOPLE = 2_000;
  private static final int MOST = 200;

  @TempDir Path folder;

  @Test
  void aNightCollectsNoTableOfPeople() throws IOException {
    try (CollectedRows collected = new CollectedRows(SharedSpark.session(), MOST)) {
      NightSummary night =
          new Night(SharedSpark.session())
              .run(
                  new NightRequest(
                      TeaHouse.in(folder, PEOPLE, ""),
                      folder.resolve("lake").toString(),
                      TeaHouse.AS_OF,
                      Optional.empty(),
                      Optional.empty(),
                      StageProgress.SILENT));

      assertThat(night.persons()).isEqualTo(PEOPLE);
      assertThat(collected.largest()).isPositive();
      assertThat(collected.tooMany()).isEmpty();
    }
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
