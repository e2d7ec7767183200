package org.kith.jobs.world.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {

  private static final int MANY = 200_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.75, 2, 9})
  void gammaHasItsShapeAsMeanAndVariance(double shape) {
    double mean = mean(draw -> draw.gamma(shape));
    double square = mean(draw -> Math.pow(draw.gamma(shape), 2));
    assertThat(mean).isCloseTo(shape, within(0.02 * shape + 0.01));
    assertThat(square - mean * mean).isCloseTo(shape, within(0.06 * shape + 0.02));
  }

  @Test
  void betaPoissonAndExponentialHaveTheirMeans() {
    assertThat(mean(draw -> draw.beta(0.7, 6.5))).isCloseTo(0.7 / 7.2, within(0.002));
    assertThat(mean(draw -> draw.poisson(3.7))).isCloseTo(3.7, within(0.03));
    assertThat(mean(draw -> draw.poisson(90))).isCloseTo(90, within(0.3));
    assertThat(mean(draw -> draw.exponential(0.25))).isCloseTo(4, within(0.05));
    assertThat(mean(draw -> draw.spread(0.9))).isCloseTo(1, within(0.02));
  }

  @Test
  void streamsOfOtherNamesShareNoNumbers() {
    long first = new Draw(7, Stream.PERSON, 1).bits();
    assertThat(new Draw(7, Stream.PERSON, 1).bits()).isEqualTo(first);
    assertThat(new Draw(7, Stream.TASTE, 1).bits()).isNotEqualTo(first);
    assertThat(new Draw(7, Stream.PERSON, 2).bits()).isNotEqualTo(first);
    assertThat(new Draw(8, Stream.PERSON, 1).bits()).isNotEqualTo(first);
  }

  private static double mean(ToDoubleFunction<Draw> drawn) {
    Draw draw = new Draw(11, Stream.PERSON, 5);
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += drawn.applyAsDouble(draw);
    }
    return sum / MANY;
  }
}
