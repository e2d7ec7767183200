package org.kith.models.recommend.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasteMatrixBuilderTest {

  private record Choice(String person, String item, double weight, double seconds) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void weightsOfAPairAddUpAndItsLatestTimeCountsWhateverTheOrder(long seed) {
    Random random = new Random(seed);
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double seconds = random.nextInt(5) == 0 ? Double.NaN : 86_400.0 * random.nextInt(100);
      choices.add(
          new Choice(
              "p" + random.nextInt(20), "i" + random.nextInt(30), random.nextDouble(), seconds));
    }
    TasteMatrix matrix = built(choices);
    Collections.shuffle(choices, random);
    TasteMatrix again = built(choices);

    assertThat(again.weights().values()).isEqualTo(matrix.weights().values());
    assertThat(again.weights().columns()).isEqualTo(matrix.weights().columns());
    assertThat(again.ageDays()).isEqualTo(matrix.ageDays());
    assertThat(asMap(matrix)).hasSameSizeAs(sums(choices));
    sums(choices)
        .forEach((pair, sum) -> assertThat(asMap(matrix).get(pair)).isCloseTo(sum, within(1e-5)));
  }

  @Test
  void whatHasNoUsableWeightIsCountedAndNotTaken() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    builder.add("p", "i", Double.NaN, Double.NaN);
    builder.add("p", "i", -1, Double.NaN);
    builder.add("p", "i", 0, Double.NaN);
    builder.add("p", "i", Double.POSITIVE_INFINITY, Double.NaN);
    builder.add(null, "i", 1, Double.NaN);

    assertThat(builder.refused()).isEqualTo(5);
    assertThat(builder.build().weights().size()).isZero();
  }

  @Test
  void agesRunFromTheLatestOfAllChoices() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    builder.add("p", "a", 1, 0);
    builder.add("p", "b", 1, 10 * 86_400);
    builder.add("p", "c", 1, Double.NaN);

    assertThat(builder.build().ageDays()).containsExactly(10f, 0f, Float.NaN);
  }

  @Test
  void turningTwiceGivesTheSameRows() {
    List<Choice> choices =
        List.of(new Choice("p", "a", 1, 0), new Choice("q", "a", 2, 0), new Choice("q", "c", 3, 0));
    SparseRows rows = built(choices).weights();
    SparseRows twice = rows.transposed().transposed();

    assertThat(twice.starts()).isEqualTo(rows.starts());
    assertThat(twice.columns()).isEqualTo(rows.columns());
    assertThat(twice.values()).isEqualTo(rows.values());
    assertThat(rows.transposed().valuesOf(0)).containsExactly(1f, 2f);
  }

  private static TasteMatrix built(List<Choice> choices) {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    choices.forEach(c -> builder.add(c.person(), c.item(), c.weight(), c.seconds()));
    return builder.build();
  }

  private static Map<String, Double> sums(List<Choice> choices) {
    Map<String, Double> sums = new TreeMap<>();
    choices.forEach(c -> sums.merge(c.person() + "|" + c.item(), c.weight(), Double::sum));
    return sums;
  }

  private static Map<String, Double> asMap(TasteMatrix matrix) {
    Map<String, Double> pairs = new TreeMap<>();
    SparseRows rows = matrix.weights();
    for (int row = 0; row < rows.rowCount(); row++) {
      for (int at = rows.starts()[row]; at < rows.starts()[row + 1]; at++) {
        String pair = matrix.people().id(row) + "|" + matrix.items().id(rows.columns()[at]);
        pairs.put(pair, (double) rows.values()[at]);
      }
    }
    return pairs;
  }
}
