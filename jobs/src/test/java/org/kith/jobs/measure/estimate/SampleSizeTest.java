package org.kith.jobs.measure.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.jobs.segment.DetectableLift;

class SampleSizeTest {

  @ParameterizedTest
  @CsvSource({".02, .05, .1", ".01, .3, .5", ".05, .1, .15"})
  void soManyPeopleShowJustThatLift(double lift, double baseRate, double share) {
    long people = SampleSize.of(lift, baseRate, share).orElseThrow();

    long holdout = Math.round(people * share);
    assertThat(DetectableLift.of(people - holdout, holdout, baseRate).orElseThrow())
        .isCloseTo(lift, within(lift / 50));
  }

  @Test
  void withNobodyHeldOutNothingShows() {
    assertThat(SampleSize.of(.02, .1, 0)).isEmpty();
    assertThat(SampleSize.of(.02, .99, .1)).isEmpty();
  }
}
