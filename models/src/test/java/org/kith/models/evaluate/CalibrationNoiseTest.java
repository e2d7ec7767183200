package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationNoiseTest {

  private static final int TESTS = 2_000;

  @ParameterizedTest
  @CsvSource({"80, 0.5", "150, 0.2", "500, 0.5", "5000, 0.2"})
  void aModelOfTrueProbabilitiesExceedsItAboutOnceInTwentyTests(int people, double highest) {
    SplittableRandom draw = new SplittableRandom(people);
    int above = 0;
    for (int test = 0; test < TESTS; test++) {
      BinaryMetrics metrics = new BinaryMetrics(drawn(draw, people, highest, 0));
      above += metrics.ece() > CalibrationNoise.of(metrics.calibration(10)) ? 1 : 0;
    }

    assertThat((double) above / TESTS).isBetween(.02, .08);
  }

  @Test
  void aModelThatIsFarOffExceedsItEvenOnFewPeople() {
    SplittableRandom draw = new SplittableRandom(3);
    int above = 0;
    for (int test = 0; test < TESTS; test++) {
      BinaryMetrics metrics = new BinaryMetrics(drawn(draw, 150, .5, .3));
      above += metrics.ece() > CalibrationNoise.of(metrics.calibration(10)) ? 1 : 0;
    }

    assertThat((double) above / TESTS).isGreaterThan(.95);
  }

  @Test
  void itFallsWithTheRootOfThePeople() {
    double few = CalibrationNoise.of(List.of(new CalibrationPoint(.2, .9, 100)));
    double many = CalibrationNoise.of(List.of(new CalibrationPoint(.2, .1, 10_000)));

    assertThat(few).isCloseTo(10 * many, within(1e-12));
    assertThat(CalibrationNoise.of(List.of())).isZero();
  }

  private static ScoreTable drawn(SplittableRandom draw, int people, double highest, double off) {
    double[] scores = new double[people];
    boolean[] labels = new boolean[people];
    for (int person = 0; person < people; person++) {
      scores[person] = draw.nextDouble() * highest;
      labels[person] = draw.nextDouble() < scores[person] + off;
    }
    return ScoreTable.of(scores, labels);
  }
}
