package org.kith.models.recommend.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.error.Problem;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Tastes;
import org.kith.models.recommend.kernel.PastScores;
import org.kith.models.recommend.matrix.Ids;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.SparseRows;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

class EaseFittingTest {

  @ParameterizedTest
  @CsvSource({
    "1, 30, 12, 5, 0",
    "2, 8, 25, 5, 0",
    "3, 25, 12, 2, .7",
    "4, 9, 25, 20, .7",
    "5, 90, 140, 3, .3",
    "6, 140, 130, 3, .3"
  })
  void itScoresAsADenseSolveInDoublePrecisionDoes(
      long seed, int people, int items, double lambda, double exponent) {
    TasteMatrix tastes = Tastes.random(seed, people, items);
    float[][] scores = Tastes.scores(new Ease(), tastes, parameters(lambda, exponent));

    double[][] x = Tastes.dense(tastes);
    double[][] b = solved(x, lambda, exponent);
    for (int person = 0; person < people; person++) {
      for (int item = 0; item < items; item++) {
        double expected = 0;
        for (int past = 0; past < items; past++) {
          expected += x[person][past] * b[past][item];
        }
        assertThat((double) scores[person][item]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"30, 12", "9, 25"})
  void sharesOfPastItemsAddUpToTheScore(int people, int items) {
    TasteMatrix tastes = Tastes.random(5, people, items);
    PastScores model = fit(tastes, parameters(4, .5));
    PersonTies past =
        new PersonTies(
            Tastes.person(3), tastes.weights().columnsOf(3), tastes.weights().valuesOf(3));
    float[] scores = new float[items];
    model.scorer().score(past, scores);

    double[][] shares = model.scorer().shares(past, IntStream.range(0, items).toArray());

    for (int item = 0; item < items; item++) {
      assertThat(Arrays.stream(shares[item]).sum()).isCloseTo(scores[item], within(1e-4));
    }
  }

  @Test
  void fitsThatShareTheGramDoNotDisturbEachOther() {
    TasteMatrix tastes = Tastes.random(6, 30, 12);
    Algorithm.Fitting fitting = new Ease().on(tastes);
    float[] alone = new float[12];
    float[] after = new float[12];

    fitting.fit(Parameters.of(EaseParameters.KNOWN, parameters(4, 0)), 7).score(2, alone);
    fitting.fit(Parameters.of(EaseParameters.KNOWN, parameters(400, .5)), 7).score(2, after);
    fitting.fit(Parameters.of(EaseParameters.KNOWN, parameters(4, 0)), 7).score(2, after);

    assertThat(after).isEqualTo(alone);
  }

  @Test
  void twoHundredThousandItemsAreRefusedAtOnceWithWhatToTake() {
    int side = 200_000;
    Ids ids = Ids.of(IntStream.range(0, side).mapToObj(Integer::toString).toList());
    int[] starts = IntStream.rangeClosed(0, side).toArray();
    int[] columns = IntStream.range(0, side).toArray();
    float[] ones = new float[side];
    Arrays.fill(ones, 1);
    TasteMatrix large =
        new TasteMatrix(ids, ids, new SparseRows(side, starts, columns, ones), null);
    long before = System.nanoTime();

    assertThatThrownBy(() -> new Ease().on(large))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED))
        .hasMessageContaining("240000000000 bytes")
        .hasMessageContaining("at hand")
        .hasMessageContaining("ials or item-knn");
    assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
  }

  @Test
  void onePersonWhoChoseOneItemScoresNothing() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    builder.add("p", "\t😀", 2, Double.NaN);
    builder.add("p", "j", Double.NaN, Double.NaN);

    float[][] scores = Tastes.scores(new Ease(), builder.build(), Map.of());

    assertThat(scores[0]).hasSize(1);
    assertThat((double) scores[0][0]).isCloseTo(0, within(1e-6));
  }

  @Test
  void aLambdaThatSinglePrecisionCannotCarryIsRefused() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (String person : List.of("p", "q", "r")) {
      builder.add(person, "a", 1e9, Double.NaN);
      builder.add(person, "b", 1e9, Double.NaN);
    }
    Map<String, String> tiny = Map.of("lambda", ".01", "weights", "linear");

    assertThatThrownBy(() -> Tastes.scores(new Ease(), builder.build(), tiny))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("larger lambda");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 63", "3, 64", "4, 65", "5, 200", "6, 700"})
  void theInverseTimesItsMatrixIsTheIdentity(long seed, int size) {
    Random random = new Random(seed);
    float[][] half = new float[size][30];
    for (float[] row : half) {
      for (int f = 0; f < row.length; f++) {
        row[f] = random.nextFloat() - .5f;
      }
    }
    float[][] matrix = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int f = 0; f < 30; f++) {
          matrix[i][j] += half[i][f] * half[j][f];
        }
      }
      matrix[i][i] += 2;
    }
    float[][] inverse = Arrays.stream(matrix).map(float[]::clone).toArray(float[][]::new);
    SymmetricInverse.invert(inverse);

    for (int i = 0; i < size; i += 7) {
      for (int j = 0; j < size; j += 3) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += (double) matrix[i][k] * inverse[k][j];
        }
        assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-3));
      }
    }
  }

  private static PastScores fit(TasteMatrix tastes, Map<String, String> parameters) {
    return (PastScores)
        new Ease().on(tastes).fit(Parameters.of(EaseParameters.KNOWN, parameters), 7);
  }

  private static Map<String, String> parameters(double lambda, double exponent) {
    return Map.of(
        "lambda", String.valueOf(lambda),
        "exponent", String.valueOf(exponent),
        "weights", "linear");
  }

  /** B of Steck (2019), with an L2 weight an item, by Gauss and Jordan. */
  private static double[][] solved(double[][] x, double lambda, double exponent) {
    int items = x[0].length;
    double[] people = new double[items];
    double ties = 0;
    double squares = 0;
    for (int item = 0; item < items; item++) {
      for (double[] row : x) {
        people[item] += row[item] > 0 ? 1 : 0;
      }
      ties += people[item];
      squares += people[item] * people[item];
    }
    double[][] gram = new double[items][2 * items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        for (double[] row : x) {
          gram[i][j] += row[i] * row[j];
        }
      }
      gram[i][i] += lambda * Math.pow(Math.max(1, people[i]) / (squares / ties), exponent);
      gram[i][items + i] = 1;
    }
    for (int pivot = 0; pivot < items; pivot++) {
      double diagonal = gram[pivot][pivot];
      for (int column = 0; column < 2 * items; column++) {
        gram[pivot][column] /= diagonal;
      }
      for (int row = 0; row < items; row++) {
        double times = row == pivot ? 0 : gram[row][pivot];
        for (int column = 0; column < 2 * items; column++) {
          gram[row][column] -= times * gram[pivot][column];
        }
      }
    }
    double[][] b = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        b[i][j] = i == j ? 0 : -gram[i][items + j] / gram[j][items + j];
      }
    }
    return b;
  }
}
