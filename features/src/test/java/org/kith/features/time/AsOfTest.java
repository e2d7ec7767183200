package org.kith.features.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AsOfTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @Test
  void aDayEndsAndIsKnownAtMidnightInTheBrandsZone() {
    AsOf asOf = new AsOf(DAY, SHANGHAI);

    assertThat(asOf.cutoff()).isEqualTo(Instant.parse("2026-06-30T16:00:00Z"));
    assertThat(asOf.knownBefore()).isEqualTo(asOf.cutoff());
    assertThat(asOf.words()).isEqualTo("2026-06-30");
  }

  @Test
  void aDayKnownLaterEndsNoLater() {
    AsOf restated = new AsOf(DAY, SHANGHAI, DAY.plusDays(15));

    assertThat(restated.cutoff()).isEqualTo(new AsOf(DAY, SHANGHAI).cutoff());
    assertThat(restated.knownBefore()).isEqualTo(Instant.parse("2026-07-15T16:00:00Z"));
    assertThat(restated.words()).isEqualTo("2026-06-30 as known on 2026-07-15");
  }

  @Test
  void anEarlierDayKnowsWhatItKnewThenAndNeverMoreThanTheRun() {
    AsOf restated = new AsOf(DAY, SHANGHAI, DAY.plusDays(15));
    AsOf ignorant = new AsOf(DAY, SHANGHAI, DAY.minusDays(40));

    assertThat(restated.minusDays(30)).isEqualTo(new AsOf(DAY.minusDays(30), SHANGHAI));
    assertThat(ignorant.minusDays(30).knownOn()).isEqualTo(DAY.minusDays(40));
    assertThat(ignorant.minusDays(60)).isEqualTo(new AsOf(DAY.minusDays(60), SHANGHAI));
    assertThat(restated.on(DAY)).isEqualTo(restated);
  }
}
