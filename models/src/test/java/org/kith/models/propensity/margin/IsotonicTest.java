package org.kith.models.propensity.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kith.models.evaluate.CalibrationPoint;

class IsotonicTest {

  @Test
  void neighboursThatFallAreOneStep() {
    Isotonic curve =
        Isotonic.through(List.of(point(3, .9, 1_000), point(1, .5, 1_000), point(2, .3, 1_000)));

    assertThat(curve.margins()).containsExactly(1.5, 3.0);
    assertThat(curve.rates().get(0)).isCloseTo(.4, within(.001));
    assertThat(curve.rates().get(1)).isCloseTo(.9, within(.001));
    assertThat(curve.probability(2.25)).isCloseTo(.65, within(.001));
    assertThat(curve.probability(-9)).isEqualTo(curve.rates().get(0));
    assertThat(curve.probability(9)).isEqualTo(curve.rates().get(1));
  }

  @Test
  void itFollowsABendThatPlattsCurveCannot() {
    List<CalibrationPoint> points = new ArrayList<>();
    for (int i = -20; i <= 20; i++) {
      points.add(point(i / 5.0, i < 0 ? .1 : .1 + .8 * i / 20.0, 500));
    }
    Curve isotonic = Curve.through("isotonic", points);
    Curve platt = Curve.through("platt", points);

    assertThat(error(isotonic, points)).isLessThan(.01);
    assertThat(error(platt, points)).isGreaterThan(3 * error(isotonic, points));
  }

  @Test
  void noStepIsSureAndTheOrderOfPeopleStays() {
    Random random = new Random(4);
    List<CalibrationPoint> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      points.add(point(random.nextGaussian(), random.nextInt(2), 1));
    }
    Isotonic curve = Isotonic.through(points);

    assertThat(curve.rates()).isSorted().allSatisfy(rate -> assertThat(rate).isBetween(.001, .999));
    double before = 0;
    for (double margin = -4; margin < 4; margin += .01) {
      assertThat(curve.probability(margin)).isGreaterThanOrEqualTo(before);
      before = curve.probability(margin);
    }
  }

  @Test
  void eitherCurveIsReadBackFromItsJson() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    Curve isotonic = new Isotonic(List.of(-1.0, 2.0), List.of(.1, .7));
    Curve platt = new Platt(.9, .1);

    assertThat(json.readValue(json.writeValueAsString(isotonic), Curve.class)).isEqualTo(isotonic);
    assertThat(json.readValue(json.writeValueAsString(platt), Curve.class)).isEqualTo(platt);
  }

  @Test
  void withoutPointsTheMarginStaysAsItIs() {
    assertThat(Curve.through("isotonic", List.of())).isEqualTo(Platt.IDENTITY);
  }

  private static double error(Curve curve, List<CalibrationPoint> points) {
    return points.stream()
        .mapToDouble(point -> Math.abs(curve.probability(point.score()) - point.rate()))
        .average()
        .orElseThrow();
  }

  private static CalibrationPoint point(double margin, double rate, double rows) {
    return new CalibrationPoint(margin, rate, rows);
  }
}
