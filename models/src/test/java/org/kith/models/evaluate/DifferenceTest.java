package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

  /** Newcombe (1998), table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 10, -0.2775, 0.2775",
  })
  void theIntervalOfTwoSharesIsTheOneOfThePaper(
      long yes, long members, long otherYes, long others, double low, double high) {
    Difference difference = Difference.ofShares(yes, members, otherYes, others);

    assertThat(difference.low()).isCloseTo(low, within(6e-5));
    assertThat(difference.high()).isCloseTo(high, within(6e-5));
    assertThat(difference.isClear()).isEqualTo(low > 0);
  }

  @Test
  void twoMeansAreApartByTheirErrorAndTheirSpread() {
    Difference difference =
        Difference.ofMeans(new Difference.Mean(50, 12, 8), new Difference.Mean(200, 10, 4));

    double error = Math.sqrt(8 / 50.0 + 4 / 200.0);
    assertThat(difference.low()).isCloseTo(2 - 1.96 * error, within(1e-4));
    assertThat(difference.high()).isCloseTo(2 + 1.96 * error, within(1e-4));
    assertThat(difference.effect())
        .isCloseTo(2 / Math.sqrt((49 * 8 + 199 * 4) / 248.0), within(1e-12));
  }

  @Test
  void sharesAndMeansWithoutADifferenceHaveNoEffect() {
    assertThat(Difference.ofShares(5, 10, 50, 100).effect()).isZero();
    assertThat(
            Difference.ofMeans(new Difference.Mean(5, 1, 0), new Difference.Mean(5, 1, 0)).effect())
        .isZero();
  }
}
