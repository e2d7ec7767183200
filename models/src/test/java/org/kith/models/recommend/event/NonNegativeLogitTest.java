package org.kith.models.recommend.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NonNegativeLogitTest {

  @Test
  void expectedCountsGiveBackTheCoefficientsThatMadeThem() {
    NonNegativeLogit fit = new NonNegativeLogit(2);
    for (int a = 0; a <= 3; a++) {
      for (int b = 0; b <= 3; b++) {
        double offset = a % 2 == 0 ? -1 : 1;
        double p = 1 / (1 + Math.exp(-(offset - .5 + .8 * a + .3 * b)));
        fit.add(new double[] {a, b}, offset, 1e7, 1e7 * p);
      }
    }

    assertThat(fit.coefficients()[0]).isCloseTo(.8, within(1e-4));
    assertThat(fit.coefficients()[1]).isCloseTo(.3, within(1e-4));
  }

  @Test
  void whatSpeaksAgainstCountsNothing() {
    NonNegativeLogit fit = new NonNegativeLogit(2);
    fit.add(new double[] {0, 0}, 0, 1000, 300);
    fit.add(new double[] {1, 0}, 0, 1000, 600);
    fit.add(new double[] {0, 1}, 0, 1000, 100);

    assertThat(fit.coefficients()[0]).isPositive();
    assertThat(fit.coefficients()[1]).isZero();
  }

  @Test
  void dataThatAKindSeparatesGivesAFiniteCoefficient() {
    NonNegativeLogit fit = new NonNegativeLogit(1);
    fit.add(new double[] {0}, 0, 100, 0);
    fit.add(new double[] {1}, 0, 100, 100);

    assertThat(fit.coefficients()[0]).isBetween(1.0, 20.0);
  }
}
