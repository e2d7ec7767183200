package org.kith.jobs.night.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.time.Days;

class DecidedTest {

  private final Decided decided =
      new Decided(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 1, 1), "asked");

  @ParameterizedTest
  @CsvSource({
    "2026-06-30, 1, asked, true",
    "2026-07-01, 1, asked, false",
    "2026-07-06, 7, asked, true",
    "2026-07-07, 7, asked, false",
    "2026-06-29, 7, asked, false",
    "2026-07-01, 7, asked otherwise, false",
  })
  void whatWasLearntStandsUntilTheNextTrainingUnlessSomethingElseIsAsked(
      LocalDate day, int every, String asked, boolean stands) {
    assertThat(decided.stands(day, new Days(every), asked)).isEqualTo(stands);
  }
}
