package org.kith.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableLiftTest {

  @ParameterizedTest
  @CsvSource({"0.10, 0.15", "0.50, 0.75", "0.02, 0.03"})
  void equalArmsNeedTheSizeOfTheClosedFormula(double base, double raised) {
    double mean = (base + raised) / 2;
    double root =
        1.959963985 * Math.sqrt(2 * mean * (1 - mean))
            + 0.841621234 * Math.sqrt(base * (1 - base) + raised * (1 - raised));
    long needed = (long) Math.ceil(root * root / ((raised - base) * (raised - base)));

    assertThat(DetectableLift.of(needed, needed, base).getAsDouble())
        .isLessThanOrEqualTo(raised - base)
        .isCloseTo(raised - base, within((raised - base) * .02));
    assertThat(DetectableLift.of(needed - 1, needed - 1, base).getAsDouble())
        .isGreaterThan(raised - base);
  }

  @Test
  void aRiseOfThatSizeIsFoundInEightOfTenTrialsWithUnequalArms() {
    int treat = 9000;
    int holdout = 1000;
    double base = .08;
    double raised = base + DetectableLift.of(treat, holdout, base).getAsDouble();
    Random random = new Random(17);
    int found = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double treated = successes(random, treat, raised) / treat;
      double heldOut = successes(random, holdout, base) / holdout;
      double pooled = (treated * treat + heldOut * holdout) / (treat + holdout);
      double spread = Math.sqrt(pooled * (1 - pooled) * (1.0 / treat + 1.0 / holdout));
      found += Math.abs(treated - heldOut) > 1.959963985 * spread ? 1 : 0;
    }

    assertThat(found / 2000.0).isBetween(.77, .83);
  }

  @Test
  void armsThatCanShowNothingGiveNothing() {
    assertThat(DetectableLift.of(0, 100, .1)).isEmpty();
    assertThat(DetectableLift.of(100, 0, .1)).isEmpty();
    assertThat(DetectableLift.of(2, 2, .5)).isEmpty();
    assertThatThrownBy(() -> DetectableLift.of(10, 10, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double successes(Random random, int people, double probability) {
    double spread = Math.sqrt(people * probability * (1 - probability));
    return Math.rint(people * probability + spread * random.nextGaussian());
  }
}
