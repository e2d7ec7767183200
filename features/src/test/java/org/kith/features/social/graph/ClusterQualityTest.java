package org.kith.features.social.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterQualityTest {

  private static final int PEOPLE = 24;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void modularityIsWhatThePairsSay(long seed) {
    Random random = new Random(seed);
    double[][] strength = graph(random);
    int[] clusterOf = random.ints(PEOPLE, 0, 4).toArray();

    double found = ClusterQuality.of(ties(strength), clusters(clusterOf)).modularity(1.5);

    assertThat(found).isCloseTo(modularity(strength, clusterOf, 1.5), within(1e-12));
  }

  @Test
  void twoCliquesAreAsUnlikelyAsTheirPairsAreMany() {
    TieArrays ties = new TieArrays(6);
    for (int[] tie : new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}}) {
      ties.add(tie[0], tie[1], 1);
    }

    double found = ClusterQuality.of(ties, clusters(0, 0, 0, 1, 1, 1)).significance();

    assertThat(found).isCloseTo(6 * Math.log(15.0 / 6), within(1e-12));
  }

  @Test
  void aClusterOfAllIsNoFind() {
    ClusterQuality quality =
        ClusterQuality.of(ties(graph(new Random(9))), clusters(new int[PEOPLE]));

    assertThat(quality.significance()).isZero();
    assertThat(quality.modularity(1)).isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void theChosenResolutionFindsCliquesOfWhateverSize(int size) {
    int groups = 12;
    TieArrays ties = new TieArrays(groups * size);
    for (int one = 0; one < groups * size; one++) {
      for (int other = one + 1; other < groups * size; other++) {
        if (one / size == other / size || (other == one + 1 && other % size == 0)) {
          ties.add(one, other, 1);
        }
      }
    }

    int[] found = Resolution.mostSignificant(ties, 1, 3).clusters().clusterOf();

    assertThat(Arrays.stream(found).distinct().count()).isEqualTo(groups);
    for (int person = 0; person < groups * size; person++) {
      assertThat(found[person]).isEqualTo(found[person - person % size]);
    }
  }

  private static double modularity(double[][] strength, int[] clusterOf, double resolution) {
    double twice = Arrays.stream(strength).flatMapToDouble(Arrays::stream).sum();
    double sum = 0;
    for (int i = 0; i < PEOPLE; i++) {
      for (int j = 0; j < PEOPLE; j++) {
        double ends = Arrays.stream(strength[i]).sum() * Arrays.stream(strength[j]).sum();
        sum += clusterOf[i] == clusterOf[j] ? strength[i][j] - resolution * ends / twice : 0;
      }
    }
    return sum / twice;
  }

  private static double[][] graph(Random random) {
    double[][] strength = new double[PEOPLE][PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextInt(4) == 0) {
          strength[i][j] = strength[j][i] = 1 + random.nextInt(5);
        }
      }
    }
    return strength;
  }

  private static TieArrays ties(double[][] strength) {
    TieArrays ties = new TieArrays(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      for (int j = 0; j < i; j++) {
        if (strength[i][j] > 0) {
          ties.add(j, i, strength[i][j]);
        }
      }
    }
    return ties;
  }

  private static Clusters clusters(int... clusterOf) {
    return new Clusters(clusterOf, new int[clusterOf.length]);
  }
}
