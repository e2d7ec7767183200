package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.Bootstrap.Interval;

class BootstrapTest {

  private static double[] figures(int people, double mean, long seed) {
    Random random = new Random(seed);
    double[] figures = new double[people];
    Arrays.setAll(figures, person -> mean + random.nextGaussian());
    return figures;
  }

  @Test
  void theIntervalOfAMeanIsAsWideAsTheNormalDistributionSays() {
    double[] figures = figures(2_500, 3, 1);
    double mean = Arrays.stream(figures).average().orElseThrow();

    Interval interval = Bootstrap.usual(7).ofMean(figures);

    assertThat(interval.low()).isCloseTo(mean - 1.96 / 50, within(.006));
    assertThat(interval.high()).isCloseTo(mean + 1.96 / 50, within(.006));
  }

  @Test
  void aDifferenceIsPairedPersonByPerson() {
    double[] second = figures(500, 0, 2);
    double[] first = Arrays.stream(second).map(figure -> figure + .01).toArray();

    Interval interval = Bootstrap.usual(7).ofDifference(first, second);

    assertThat(interval.low()).isCloseTo(.01, within(1e-12));
    assertThat(interval.high()).isCloseTo(.01, within(1e-12));
  }

  @Test
  void theSameSeedGivesTheSameIntervalAndNobodyGivesNone() {
    double[] figures = figures(50, 1, 3);

    assertThat(Bootstrap.usual(7).ofMean(figures)).isEqualTo(Bootstrap.usual(7).ofMean(figures));
    assertThat(Bootstrap.usual(8).ofMean(figures)).isNotEqualTo(Bootstrap.usual(7).ofMean(figures));
    assertThat(Bootstrap.usual(7).ofMean(new double[0]).low()).isNaN();
  }
}
