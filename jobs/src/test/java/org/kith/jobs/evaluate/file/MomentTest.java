package org.kith.jobs.evaluate.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

  @ParameterizedTest
  @CsvSource({
    "1782777600, 1782777600",
    "1782777600000, 1782777600",
    "12.5, 12.5",
    "2026-06-30, 1782777600",
    "2026-06, 1780272000",
    "2026-06-30 00:00:00, 1782777600",
    "2026-06-30T00:00:00Z, 1782777600",
    "2026-06-30T08:00:00+08:00, 1782777600",
    "2026-06-29T16:00:00-08:00, 1782777600",
  })
  void aTimeIsSecondsSince1970(String cell, double seconds) {
    assertThat(Moment.epochSeconds(cell)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"yesterday", "NaN", "Infinity", "2026-13-01", "30.06.2026"})
  void whatIsNoTimeIsNone(String cell) {
    assertThat(Moment.epochSeconds(cell)).isNaN();
  }
}
