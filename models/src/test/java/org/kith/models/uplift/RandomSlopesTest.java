package org.kith.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups in which the first feature pulls by turns up and down, the second always up, no other. */
class RandomSlopesTest {

  private static final int FEATURES = 20;
  private static final double[] TURNS = {.6, -.6, .5, -.7, .6, -.5};

  @Test
  void oneFeatureComesOutAsTheRoundsWorkedOutByHand() {
    List<GramSums> groups = new ArrayList<>();
    for (double turn : TURNS) {
      groups.add(group(400, 1, turn, 0, new Random(groups.size())));
    }
    double[] expected = byHand(groups);

    List<LinearFunction> found = RandomSlopes.deviations(groups);

    for (int g = 0; g < expected.length; g++) {
      assertThat(found.get(g).slope(0)).isCloseTo(expected[g], within(1e-9));
      assertThat(found.get(g).at(new double[] {groups.get(g).mean(0)})).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void whatPullsInNoGroupCountsForLittleAndWhatPullsInEachIsFoundInASmallOne() {
    Random random = new Random(3);
    List<GramSums> groups = new ArrayList<>();
    for (double turn : TURNS) {
      groups.add(group(1_500, FEATURES, turn, .5, random));
    }
    groups.add(group(60, FEATURES, .6, .5, random));
    GramSums small = groups.get(TURNS.length);

    List<LinearFunction> found = RandomSlopes.deviations(groups);

    LinearFunction own = found.get(TURNS.length);
    assertThat(own.slope(1) / small.targetMean()).isBetween(.3, .7);
    for (int f = 2; f < FEATURES; f++) {
      assertThat(Math.abs(own.slope(f))).isLessThan(.3 * own.slope(1));
    }
    for (int g = 0; g < TURNS.length; g++) {
      double slope = found.get(g).slope(0) / groups.get(g).targetMean();
      assertThat(slope).isCloseTo(TURNS[g], within(.3));
    }
  }

  @Test
  void groupsWithoutAResponseOrPeopleAndConstantFeaturesLearnNothing() {
    GramSums silent = new GramSums(2);
    for (int i = 0; i < 20; i++) {
      silent.add(new double[] {7, i % 3}, 0, 1);
    }
    GramSums empty = new GramSums(2);

    for (LinearFunction one : RandomSlopes.deviations(List.of(silent, empty.copy()))) {
      assertThat(one.slope(0)).isZero();
      assertThat(one.slope(1)).isZero();
    }
  }

  /** The same rounds for a single feature, as sums of plain numbers. */
  private static double[] byHand(List<GramSums> groups) {
    double spread = .05;
    double mean = 0;
    double meanSpread = .02;
    double[] slopes = new double[groups.size()];
    for (int round = 0; round < 100; round++) {
      double sum = 0;
      double variances = 0;
      for (int g = 0; g < slopes.length; g++) {
        GramSums group = groups.get(g);
        double unit = group.targetMean();
        double noise = group.targetVariation() / (group.weight() - 1) / (unit * unit);
        double precision = group.covariation(0, 0) / noise + 1 / spread;
        slopes[g] = (group.covariation(0) / unit / noise + mean / spread) / precision;
        sum += slopes[g];
        variances += 1 / precision;
      }
      double doubt = 1 / (slopes.length / spread + 1 / meanSpread);
      mean = doubt * sum / spread;
      meanSpread = Math.max(1e-8, mean * mean + doubt);
      double squares = variances + slopes.length * doubt;
      for (double slope : slopes) {
        squares += (slope - mean) * (slope - mean);
      }
      spread = Math.max(1e-8, squares / slopes.length);
    }
    for (int g = 0; g < slopes.length; g++) {
      slopes[g] *= groups.get(g).targetMean();
    }
    return slopes;
  }

  private static GramSums group(
      int people, int features, double turn, double steady, Random random) {
    GramSums sums = new GramSums(features);
    for (int i = 0; i < people; i++) {
      double[] x = random.doubles(features, -1.7, 1.7).toArray();
      double pull = turn * x[0] + (features > 1 ? steady * x[1] : 0);
      sums.add(x, random.nextDouble() < .2 * Math.max(0, 1 + pull) ? 1 : 0, 1);
    }
    return sums;
  }
}
