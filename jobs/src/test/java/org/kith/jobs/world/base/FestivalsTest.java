package org.kith.jobs.world.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FestivalsTest {

  /** Mean length of a lunar month in days. */
  private static final double MONTH = 29.530588;

  @ParameterizedTest
  @CsvSource({
    "2023, 2023-01-22, 2023-08-22, 2023-09-29",
    "2024, 2024-02-10, 2024-08-10, 2024-09-17",
    "2025, 2025-01-29, 2025-08-29, 2025-10-06",
    "2026, 2026-02-17, 2026-08-19, 2026-09-25",
    "2027, 2027-02-06, 2027-08-08, 2027-09-15",
    "2028, 2028-01-26, 2028-08-26, 2028-10-03",
    "2029, 2029-02-13, 2029-08-16, 2029-09-22",
    "2030, 2030-02-03, 2030-08-05, 2030-09-12"
  })
  void lunarFestivalsFallOnTheDaysOfTheAlmanac(
      int year, LocalDate spring, LocalDate qixi, LocalDate midAutumn) {
    assertThat(Festivals.springFestival(year)).isEqualTo(spring);
    assertThat(Festivals.qixi(year)).isEqualTo(qixi);
    assertThat(Festivals.midAutumn(year)).isEqualTo(midAutumn);
  }

  @Test
  void theMoonIsNewAtTheSpringFestivalAndFullAtMidAutumn() {
    for (int year = 2012; year <= 2050; year++) {
      double spring = moon(Festivals.springFestival(year));
      assertThat(Math.min(spring, 1 - spring)).isLessThan(1.5 / MONTH);
      assertThat(moon(Festivals.midAutumn(year))).isCloseTo(0.5, within(2 / MONTH));
    }
  }

  @Test
  void peopleBuyMostOnDoubleElevenAndAsUsualOverAYear() {
    LocalDate first = LocalDate.of(2025, 1, 1);
    double mean =
        IntStream.range(0, 365)
            .mapToDouble(d -> Festivals.pull(first.plusDays(d)))
            .average()
            .orElse(0);
    assertThat(mean).isCloseTo(1, within(0.1));
    assertThat(Festivals.pull(LocalDate.of(2025, 11, 11)))
        .isGreaterThan(2 * Festivals.pull(LocalDate.of(2025, 11, 25)));
  }

  /** Age of the moon as a share of its month, counted from the new moon of 6 January 2000. */
  private static double moon(LocalDate day) {
    double days = ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 6), day) - 0.6;
    double months = days / MONTH;
    return months - Math.floor(months);
  }
}
