package org.kith.models.propensity.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.CalibrationPoint;

class PlattTest {

  @Test
  void aCurveThatWasPlantedIsFoundAgain() {
    Platt planted = new Platt(.6, -1.2);
    List<CalibrationPoint> points =
        IntStream.rangeClosed(-20, 20)
            .mapToObj(i -> i / 5.0)
            .map(margin -> new CalibrationPoint(margin, planted.probability(margin), 5_000))
            .toList();

    Platt found = Platt.through(points);

    assertThat(found.slope()).isCloseTo(.6, within(.01));
    assertThat(found.offset()).isCloseTo(-1.2, within(.01));
  }

  @Test
  void answersThatFallWithTheMarginLeaveItAsItIs() {
    List<CalibrationPoint> points =
        List.of(new CalibrationPoint(-2, .9, 100), new CalibrationPoint(2, .1, 100));

    assertThat(Platt.through(points)).isEqualTo(Platt.IDENTITY);
  }

  @Test
  void withoutPointsTheMarginStaysAsItIs() {
    assertThat(Platt.through(List.of())).isEqualTo(Platt.IDENTITY);
  }

  @Test
  void answersThatTheMarginTellsApartWithoutFaultKeepFiniteProbabilities() {
    List<CalibrationPoint> points =
        List.of(new CalibrationPoint(-3, 0, 50), new CalibrationPoint(3, 1, 50));

    assertThat(Platt.through(points).probability(3)).isBetween(.99, 1.0);
  }
}
