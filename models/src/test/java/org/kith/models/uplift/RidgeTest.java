package org.kith.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class RidgeTest {

  private static final Random RANDOM = new Random(4);

  @Test
  void withoutShrinkageItIsLeastSquares() {
    double[][] x = new double[80][];
    double[] y = new double[80];
    GramSums sums = new GramSums(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {RANDOM.nextGaussian(), 100 * RANDOM.nextDouble(), RANDOM.nextInt(2)};
      y[i] = 3 + x[i][0] - .1 * x[i][1] + RANDOM.nextGaussian();
      sums.add(x[i], y[i], 1);
    }
    OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
    oracle.newSampleData(y, x);

    LinearFunction fit = Ridge.fit(sums, 0);

    double[] expected = oracle.estimateRegressionParameters();
    assertThat(fit.intercept()).isCloseTo(expected[0], within(1e-8));
    for (int f = 0; f < 3; f++) {
      assertThat(fit.slope(f)).isCloseTo(expected[f + 1], within(1e-8));
    }
    assertThat(sums.squaredError(fit))
        .isCloseTo(oracle.calculateResidualSumOfSquares(), within(1e-7));
  }

  @Test
  void aFeatureInOtherUnitsIsShrunkAlike() {
    GramSums plain = new GramSums(1);
    GramSums scaled = new GramSums(1);
    for (int i = 0; i < 50; i++) {
      double x = RANDOM.nextGaussian();
      double y = 2 * x + RANDOM.nextGaussian();
      plain.add(new double[] {x}, y, 1);
      scaled.add(new double[] {1000 * x}, y, 1);
    }

    assertThat(Ridge.fit(scaled, .5).slope(0) * 1000)
        .isCloseTo(Ridge.fit(plain, .5).slope(0), within(1e-9));
    assertThat(Ridge.fit(plain, .5).slope(0))
        .isCloseTo(Ridge.fit(plain, 0).slope(0) / 1.5, within(1e-9));
  }

  @Test
  void aWeightCountsAsSoManyPeopleAndNoWeightAsNone() {
    GramSums weighted = new GramSums(1);
    GramSums repeated = new GramSums(1);
    for (int i = 0; i < 20; i++) {
      double[] x = {RANDOM.nextGaussian()};
      double y = RANDOM.nextGaussian();
      weighted.add(x, y, i % 3);
      for (int copy = 0; copy < i % 3; copy++) {
        repeated.add(x, y, 1);
      }
    }

    assertThat(Ridge.fit(weighted, .1).slope(0))
        .isCloseTo(Ridge.fit(repeated, .1).slope(0), within(1e-10));
  }

  @Test
  void noiseIsShrunkToNothingMuchAndASignalIsLeft() {
    List<GramSums> noise = new ArrayList<>();
    List<GramSums> signal = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      GramSums of = new GramSums(20);
      GramSums clear = new GramSums(20);
      for (int i = 0; i < 100; i++) {
        double[] x = RANDOM.doubles(20).toArray();
        of.add(x, RANDOM.nextGaussian(), 1);
        clear.add(x, 5 * x[0] + .1 * RANDOM.nextGaussian(), 1);
      }
      noise.add(of);
      signal.add(clear);
    }
    double left = 0;
    for (int f = 0; f < 20; f++) {
      left = Math.max(left, Math.abs(Ridge.chosen(noise).slope(f)));
    }

    assertThat(left).isLessThan(.1);
    assertThat(Ridge.chosen(signal).slope(0)).isCloseTo(5, within(.05));
  }

  @Test
  void theSumsOfTreatmentAreThoseOfCountingItAsATarget() {
    GramSums treated = new GramSums(1);
    GramSums control = new GramSums(1);
    GramSums counted = new GramSums(1);
    for (int i = 0; i < 30; i++) {
      double[] x = {RANDOM.nextGaussian()};
      boolean offered = i % 3 == 0;
      (offered ? treated : control).add(x, RANDOM.nextGaussian(), 1);
      counted.add(x, offered ? 1 : 0, 1);
    }

    LinearFunction fit = Ridge.fit(counted, 0);
    GramSums sums = GramSums.ofTreatment(treated, control);
    assertThat(Ridge.fit(sums, 0).slope(0)).isCloseTo(fit.slope(0), within(1e-10));
    assertThat(sums.squaredError(fit)).isCloseTo(counted.squaredError(fit), within(1e-9));
    assertThat(sums.targetMean()).isCloseTo(1 / 3.0, within(1e-12));
  }
}
