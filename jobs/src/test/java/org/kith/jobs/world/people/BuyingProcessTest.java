package org.kith.jobs.world.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyingProcessTest {

  private static final int STEPS = 600;

  @ParameterizedTest
  @CsvSource({
    "30, 0, 0, 100, false",
    "30, 1, 12, 100, true",
    "30, 4, 90, 100, false",
    "22, 9, 150, 320, true",
    "41, 25, 300, 305, false"
  })
  void theClosedFormEqualsTheIntegralOverHiddenStates(
      double scale, int repeats, double last, double observed, boolean complained) {
    double expected = integral(scale, repeats, last, observed, complained, 30);
    double found = BuyingProcess.nextOrder(scale, repeats, last, observed, complained, 30);
    assertThat(found).isCloseTo(expected, within(0.004));
  }

  /** Sums likelihood times prior over rate and drop-out, on a grid. */
  private static double integral(
      double scale, int repeats, double last, double observed, boolean complained, double ahead) {
    double total = 0;
    double ordering = 0;
    for (int i = 0; i < STEPS; i++) {
      double rate = Math.pow((i + 0.5) / STEPS, 3) * 30 / scale;
      double width = 3 * Math.pow((i + 0.5) / STEPS, 2);
      double ratePrior = width * Math.pow(rate, BuyingProcess.SHAPE - 1) * Math.exp(-scale * rate);
      for (int j = 0; j < STEPS; j++) {
        double dropout = (j + 0.5) / STEPS;
        double prior =
            ratePrior
                * Math.pow(dropout, BuyingProcess.A - 1)
                * Math.pow(1 - dropout, BuyingProcess.B - 1);
        double orders = Math.pow(rate, repeats) * prior;
        double stay = Math.pow(1 - dropout, repeats) * Math.exp(-rate * observed);
        double left =
            repeats == 0
                ? 0
                : dropout * Math.pow(1 - dropout, repeats - 1) * Math.exp(-rate * last);
        double alive = orders * stay * said(complained, false);
        total += alive + orders * left * said(complained, true);
        ordering += alive * (1 - Math.exp(-rate * ahead));
      }
    }
    return ordering / total;
  }

  private static double said(boolean complained, boolean leaving) {
    double chance = BuyingProcess.complaint(leaving);
    return complained ? chance : 1 - chance;
  }
}
