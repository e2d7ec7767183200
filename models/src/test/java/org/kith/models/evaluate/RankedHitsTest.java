package org.kith.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedHitsTest {

  private static final double TINY = 1e-12;

  @Test
  void twoHitsOfThreeInAListOfFourAreWorthWhatTheHandWorkedTableSays() {
    RankedHits hits = new RankedHits(new int[] {3, 1}, 3);

    assertThat(hits.recall(4)).isCloseTo(2.0 / 3, within(TINY));
    assertThat(hits.precision(4)).isCloseTo(0.5, within(TINY));
    assertThat(hits.averagePrecision(4)).isCloseTo((1 + 2.0 / 3) / 3, within(TINY));
    assertThat(hits.ndcg(4)).isCloseTo(1.5 / (1 + 0.6309297535714575 + 0.5), within(TINY));
  }

  @Test
  void recallIsCutAtTheLengthOfTheListAndRecallAllIsNot() {
    RankedHits hits = new RankedHits(new int[] {1, 2}, 8);

    assertThat(hits.recall(2)).isEqualTo(1);
    assertThat(hits.recallAll(2)).isEqualTo(0.25);
    assertThat(hits.ndcg(2)).isEqualTo(1);
  }

  @Test
  void aListWithoutHitsIsWorthNothing() {
    RankedHits hits = new RankedHits(new int[0], 2);

    assertThat(new double[] {hits.recall(5), hits.ndcg(5), hits.averagePrecision(5)})
        .containsOnly(0);
  }

  @Test
  void moreHitsThanTestItemsAreRefused() {
    assertThatThrownBy(() -> new RankedHits(new int[] {1, 2}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyMeasureEqualsTheBruteForceOne(long seed) {
    Random random = new Random(seed);
    List<Integer> list = new ArrayList<>();
    for (int item = 0; item < 30; item++) {
      list.add(item);
    }
    Collections.shuffle(list, random);
    Set<Integer> truth = new TreeSet<>();
    int wanted = 1 + random.nextInt(12);
    while (truth.size() < wanted) {
      truth.add(random.nextInt(40));
    }
    int[] ranks =
        truth.stream().filter(list::contains).mapToInt(item -> list.indexOf(item) + 1).toArray();
    RankedHits hits = new RankedHits(ranks, truth.size());

    for (int k : new int[] {1, 5, 10, 30, 50}) {
      List<Integer> first = list.subList(0, Math.min(k, list.size()));
      double[] gains = first.stream().mapToDouble(item -> truth.contains(item) ? 1 : 0).toArray();
      double found = Arrays.stream(gains).sum();
      assertThat(hits.recall(k)).isCloseTo(found / Math.min(k, truth.size()), within(TINY));
      assertThat(hits.recallAll(k)).isCloseTo(found / truth.size(), within(TINY));
      assertThat(hits.precision(k)).isCloseTo(found / k, within(TINY));
      double[] ideal = new double[Math.min(k, truth.size())];
      Arrays.fill(ideal, 1);
      assertThat(hits.ndcg(k)).isCloseTo(dcg(gains) / dcg(ideal), within(TINY));
      assertThat(hits.averagePrecision(k))
          .isCloseTo(precisions(gains) / Math.min(k, truth.size()), within(TINY));
    }
  }

  private static double dcg(double[] gains) {
    double sum = 0;
    for (int i = 0; i < gains.length; i++) {
      sum += gains[i] / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }

  private static double precisions(double[] gains) {
    double sum = 0;
    for (int i = 0; i < gains.length; i++) {
      sum += gains[i] * Arrays.stream(gains, 0, i + 1).sum() / (i + 1);
    }
    return sum;
  }
}
