package org.kith.features.social.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionTest {

  private static final int PEOPLE = 20;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theRankIsWhereAWalkerStandsInTheLongRun(long seed) {
    Random random = new Random(seed);
    double[][] strength = new double[PEOPLE][PEOPLE];
    boolean[] buyers = new boolean[PEOPLE];
    Attention attention = new Attention(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      buyers[i] = random.nextInt(3) == 0;
      for (int j = 0; j < PEOPLE && i % 5 != 4; j++) {
        if (i != j && random.nextInt(4) == 0) {
          strength[i][j] = .1 + random.nextDouble();
          attention.add(i, j, strength[i][j]);
        }
      }
    }

    double[] found = attention.pageRank(buyers);

    double[] walked = walked(strength, buyers);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(found[i]).isCloseTo(walked[i], within(1e-8));
    }
    assertThat(Arrays.stream(found).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void robotsThatNobodyListensToLiftNobody() {
    Attention honest = new Attention(5);
    Attention pushed = new Attention(5);
    for (Attention attention : new Attention[] {honest, pushed}) {
      attention.add(0, 1, 1);
      attention.add(0, 2, 1);
    }
    pushed.add(3, 1, 1000);
    pushed.add(4, 1, 1000);
    boolean[] buyers = {true, false, false, false, false};

    assertThat(pushed.pageRank(buyers)).isEqualTo(honest.pageRank(buyers));
    assertThat(pushed.chosenReached(buyers)).containsExactly(0, 1, 1, 0, 0);
  }

  @Test
  void withoutBuyersNobodyMatters() {
    Attention attention = new Attention(2);
    attention.add(0, 1, 1);

    assertThat(attention.pageRank(new boolean[2])).containsExactly(0, 0);
    assertThat(new Attention(0).pageRank(new boolean[0])).isEmpty();
  }

  /** A thousand steps of the walk over a full matrix. */
  private static double[] walked(double[][] strength, boolean[] buyers) {
    double[] start = new double[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      start[i] = buyers[i] ? 1 : 0;
    }
    double starts = Arrays.stream(start).sum();
    double[] at = Arrays.stream(start).map(one -> one / starts).toArray();
    for (int step = 0; step < 1000; step++) {
      double[] next = new double[PEOPLE];
      for (int i = 0; i < PEOPLE; i++) {
        double given = Arrays.stream(strength[i]).sum();
        for (int j = 0; j < PEOPLE; j++) {
          double move =
              given == 0
                  ? start[j] / starts
                  : .85 * strength[i][j] / given + .15 * start[j] / starts;
          next[j] += at[i] * move;
        }
      }
      at = next;
    }
    return at;
  }
}
