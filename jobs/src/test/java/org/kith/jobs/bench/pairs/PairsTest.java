package org.kith.jobs.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;
import org.kith.jobs.world.base.Draw;
import org.kith.jobs.world.base.Stream;

class PairsTest {

  private static final Law SMALL = new Law(2_000, 2_000, 8, 40);

  @ParameterizedTest
  @CsvSource({"S, 490000", "M, 4900000", "L, 24500000"})
  void aSizeHasTheTrainPairsThatItPromises(Size size, double pairs) {
    Law law = size.law();
    double spread = law.spread();
    double sum = 0;
    for (int person = 0; person < law.persons(); person++) {
      sum += law.pairs(new Draw(3, Stream.PERSON, person), spread);
    }

    double heldOut = Law.PERSONS_HELD_OUT * Law.ROWS_HELD_OUT;
    assertThat(sum * (1 - heldOut)).isCloseTo(pairs, within(pairs * 0.03));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nobodyChoosesAnItemTwice(long seed) {
    Choices choices = new Choices(new Catalogue(SMALL, seed));
    for (int person = 0; person < 300; person++) {
      choices.draw(person);
      Set<Integer> items = new HashSet<>();
      for (int i = 0; i < choices.size(); i++) {
        items.add(choices.item(i));
        assertThat(choices.count(i)).isPositive();
      }
      assertThat(items).hasSize(choices.size());
      assertThat(choices.size()).isBetween(12, 200);
    }
  }

  @Test
  void activityFallsOffAsAParetoOfOneAndAHalf() {
    Law law = Size.L.law();
    double spread = law.spread();
    int persons = 200_000;
    int over100 = 0;
    int over400 = 0;
    for (int person = 0; person < persons; person++) {
      int pairs = law.pairs(new Draw(5, Stream.PERSON, person), spread);
      over100 += pairs > 100 ? 1 : 0;
      over400 += pairs > 400 ? 1 : 0;
    }

    assertThat((double) over100 / persons).isCloseTo(tail(100.5, spread), within(0.004));
    assertThat((double) over400 / persons).isCloseTo(tail(400.5, spread), within(0.002));
  }

  private static double tail(double pairs, double spread) {
    return Math.pow((pairs - 12) / spread + 1, -1.5);
  }

  @Test
  void anItemIsDrawnAsOftenAsTheLawSays() {
    Law law = new Law(10, 130, 3, 12.5);
    Catalogue catalogue = new Catalogue(law, 9);
    double[] taste = {0.6, 0.3, 0.1};
    double[] cumulative = catalogue.cumulative(taste);
    Draw draw = new Draw(1, Stream.TASTE, 1);
    int draws = 400_000;
    int[] drawn = new int[law.items()];
    for (int i = 0; i < draws; i++) {
      drawn[catalogue.choose(cumulative, draw)]++;
    }

    double[] expected = oracle(catalogue, law, taste);
    for (int item = 0; item < drawn.length; item++) {
      double sigma = Math.sqrt(expected[item] / draws);
      assertThat((double) drawn[item] / draws).isCloseTo(expected[item], within(5 * sigma + 1e-6));
      assertThat(catalogue.probability(taste, item)).isCloseTo(expected[item], within(1e-6));
    }
  }

  /** w (0.95 K ⟨θ, m⟩ + 0.05), over its sum; ranks are told from the weights' own order. */
  private static double[] oracle(Catalogue catalogue, Law law, double[] taste) {
    double[] any = new double[taste.length];
    double[] all = new double[law.items()];
    int[] byPopularity = byPopularity(catalogue, law, any);
    double sum = 0;
    for (int rank = 0; rank < byPopularity.length; rank++) {
      int item = byPopularity[rank];
      double liked = 0.95 * law.topics() * catalogue.liking(taste, item) + 0.05;
      all[item] = 1.0 / (rank + 1 + 15) * liked;
      sum += all[item];
    }
    for (int item = 0; item < all.length; item++) {
      all[item] /= sum;
    }
    return all;
  }

  private static int[] byPopularity(Catalogue catalogue, Law law, double[] noTaste) {
    Integer[] items = new Integer[law.items()];
    Arrays.setAll(items, item -> item);
    Arrays.sort(
        items,
        (a, b) ->
            Double.compare(catalogue.probability(noTaste, b), catalogue.probability(noTaste, a)));
    return Arrays.stream(items).mapToInt(Integer::intValue).toArray();
  }

  @Test
  void topicsOfAnItemAddUpToOne() {
    Catalogue catalogue = new Catalogue(SMALL, 4);
    double[] every = new double[SMALL.topics()];
    Arrays.fill(every, 1);

    for (int item = 0; item < SMALL.items(); item++) {
      assertThat(catalogue.liking(every, item)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theRowsAreTheSameInAnyNumberOfBlocks() {
    Law law = Size.TINY.law();

    List<String> two = rows(law, 2);

    assertThat(rows(law, 5)).isEqualTo(two);
    assertThat(two).doesNotHaveDuplicates().hasSizeBetween(3_600, 4_800);
  }

  private static List<String> rows(Law law, int blocks) {
    return Pairs.of(SharedSpark.session(), law, 7, blocks).collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void aTenthOfThePeopleHaveAFifthOfTheirRowsHeldOut() {
    Choices choices = new Choices(new Catalogue(SMALL, 2));
    int people = 0;
    for (int person = 0; person < SMALL.persons(); person++) {
      choices.draw(person);
      int heldOut = 0;
      for (int i = 0; i < choices.size(); i++) {
        heldOut += choices.heldOut(i) ? 1 : 0;
      }
      if (heldOut > 0) {
        people++;
        assertThat(heldOut).isEqualTo((int) Math.round(0.2 * choices.size()));
      }
    }

    assertThat(people).isBetween(150, 250);
  }

  @Test
  void aLawThatCannotHoldIsRefused() {
    assertThatThrownBy(() -> new Law(10, 200, 4, 50)).isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new Law(10, 100, 4, 14)).isInstanceOf(SettingFault.class);
  }
}
