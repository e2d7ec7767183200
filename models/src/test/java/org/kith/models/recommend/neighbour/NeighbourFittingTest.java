package org.kith.models.recommend.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.models.recommend.Algorithm;
import org.kith.models.recommend.Parameters;
import org.kith.models.recommend.Tastes;
import org.kith.models.recommend.kernel.PastScores;
import org.kith.models.recommend.matrix.PersonTies;
import org.kith.models.recommend.matrix.TasteMatrix;
import org.kith.models.recommend.matrix.TasteMatrixBuilder;

class NeighbourFittingTest {

  @ParameterizedTest
  @CsvSource({
    "1, cosine, 0, .5, 3",
    "2, cosine, 4, .3, 5",
    "3, tf-idf, 2, .5, 4",
    "4, tf-idf, 0, .7, 100",
    "5, bm25, 1, .5, 4",
    "6, bm25, 3, .6, 2"
  })
  void itemKnnScoresAsDenseArithmeticDoes(
      long seed, String similarity, double shrinkage, double share, int kept) {
    TasteMatrix tastes = Tastes.random(seed, 14, 9);
    double[][] x = Tastes.dense(tastes);
    double[][] a = weighed(x, similarity);
    double[][] toItem = new double[9][9];
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        double product = product(a, i, j);
        double norm =
            Math.pow(product(a, i, i), 1 - share) * Math.pow(product(a, j, j), share) + shrinkage;
        toItem[i][j] = i == j || product == 0 ? 0 : product / norm;
      }
    }

    float[][] scores =
        Tastes.scores(
            new ItemKnn(),
            tastes,
            Map.of(
                "similarity", similarity,
                "shrinkage", String.valueOf(shrinkage),
                "speaker-share", String.valueOf(share),
                "neighbours", String.valueOf(kept),
                "weights", "linear"));

    double[][] weights = keepLargest(toItem, kept);
    assertScores(scores, x, (speaking, spoken) -> weights[spoken][speaking]);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 100", "2, .7, .4, 3", "3, 1.5, .2, 5"})
  void rp3betaScoresAsDenseWalksDo(long seed, double alpha, double beta, int kept) {
    TasteMatrix tastes = Tastes.random(seed, 14, 9);
    double[][] x = Tastes.dense(tastes);
    double[][] from = new double[9][9];
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        double sum = 0;
        for (double[] row : x) {
          if (row[i] > 0 && row[j] > 0) {
            sum +=
                Math.pow(row[i] / column(x, i), alpha)
                    * Math.pow(row[j] / Arrays.stream(row).sum(), alpha);
          }
        }
        from[i][j] = i == j ? 0 : sum / Math.pow(people(x, j), beta);
      }
    }

    float[][] scores =
        Tastes.scores(
            new Rp3Beta(),
            tastes,
            Map.of(
                "alpha", String.valueOf(alpha),
                "beta", String.valueOf(beta),
                "neighbours", String.valueOf(kept),
                "weights", "linear"));

    double[][] weights = keepLargest(from, kept);
    assertScores(scores, x, (speaking, spoken) -> weights[speaking][spoken]);
  }

  @Test
  void ofNeighboursThatAreAsNearTheFirstByIdAreKept() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (String person : List.of("p", "q")) {
      for (String item : List.of("a", "b", "c", "d", "e")) {
        builder.add(person, item, 1, Double.NaN);
      }
    }
    NeighbourWeights weights = weights(new ItemKnn(), builder.build(), Map.of("neighbours", "2"));

    assertThat(weights.weights().columnsOf(0)).containsExactly(1, 2, 3, 4);
    assertThat(weights.weights().columnsOf(1)).containsExactly(0, 2, 3, 4);
    assertThat(weights.weights().columnsOf(2)).containsExactly(0, 1);
    assertThat(weights.weights().columnsOf(3)).isEmpty();
    assertThat(weights.weights().columnsOf(4)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"item-knn", "rp3beta"})
  void sharesOfPastItemsAddUpToTheScore(String name) {
    Algorithm algorithm = name.equals("rp3beta") ? new Rp3Beta() : new ItemKnn();
    TasteMatrix tastes = Tastes.random(8, 20, 12);
    NeighbourWeights weights = weights(algorithm, tastes, Map.of("weights", "linear"));
    PersonTies past =
        new PersonTies("p", tastes.weights().columnsOf(3), tastes.weights().valuesOf(3));
    float[] scores = new float[12];
    weights.score(past, scores);

    double[][] shares = weights.shares(past, IntStream.range(0, 12).toArray());

    for (int item = 0; item < 12; item++) {
      assertThat(Arrays.stream(shares[item]).sum()).isCloseTo(scores[item], within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({"item-knn", "rp3beta"})
  void onePersonOfOneItemScoresNothing(String name) {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    builder.add("p", "\t😀", 2, Double.NaN);
    builder.add("p", "j", Double.NaN, Double.NaN);
    builder.add("p", "k", -1, Double.NaN);
    Algorithm algorithm = name.equals("rp3beta") ? new Rp3Beta() : new ItemKnn();

    assertThat(Tastes.scores(algorithm, builder.build(), Map.of())[0]).containsExactly(0f);
  }

  @Test
  void someoneWhoChoseEverythingGetsFiniteScoresAndSaysLittleByRarity() {
    TasteMatrixBuilder builder = new TasteMatrixBuilder();
    for (String item : List.of("a", "b", "c")) {
      builder.add("all", item, 1, Double.NaN);
    }
    builder.add("two", "a", 1, Double.NaN);
    builder.add("two", "b", 1, Double.NaN);
    float[][] scores =
        Tastes.scores(new ItemKnn(), builder.build(), Map.of("similarity", "tf-idf"));

    assertThat(scores[0]).doesNotContain(Float.NaN);
    assertThat(scores[1][2]).isLessThan(scores[1][0]);
  }

  private static NeighbourWeights weights(
      Algorithm algorithm, TasteMatrix tastes, Map<String, String> parameters) {
    PastScores scores =
        (PastScores) algorithm.on(tastes).fit(Parameters.of(algorithm.parameters(), parameters), 7);
    return (NeighbourWeights) scores.scorer();
  }

  private interface Weight {
    double of(int speaking, int spoken);
  }

  private static void assertScores(float[][] scores, double[][] x, Weight weight) {
    for (int person = 0; person < x.length; person++) {
      for (int item = 0; item < x[0].length; item++) {
        double expected = 0;
        for (int past = 0; past < x[0].length; past++) {
          expected += x[person][past] * weight.of(past, item);
        }
        assertThat((double) scores[person][item]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  /** Zeros all but each row's largest, ties to the lower column. */
  private static double[][] keepLargest(double[][] rows, int kept) {
    double[][] out = new double[rows.length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      double[] own = rows[row];
      IntStream.range(0, own.length)
          .boxed()
          .sorted((a, b) -> own[a] != own[b] ? Double.compare(own[b], own[a]) : a - b)
          .limit(kept)
          .forEach(column -> out[Arrays.asList(rows).indexOf(own)][column] = own[column]);
    }
    return out;
  }

  private static double[][] weighed(double[][] x, String similarity) {
    int items = x[0].length;
    double mean = IntStream.range(0, items).mapToDouble(i -> column(x, i)).average().orElse(0);
    double[][] out = new double[x.length][items];
    for (int u = 0; u < x.length; u++) {
      long own = Arrays.stream(x[u]).filter(v -> v > 0).count();
      double rarity = Math.log((2.0 + items) / (1.0 + own)) / Math.log(2.0 + items);
      for (int i = 0; i < items; i++) {
        double saturated = x[u][i] * 2.2 / (x[u][i] + 1.2 * (.25 + .75 * column(x, i) / mean));
        out[u][i] =
            switch (similarity) {
              case "cosine" -> x[u][i];
              case "tf-idf" -> x[u][i] * rarity;
              default -> saturated * rarity;
            };
      }
    }
    return out;
  }

  private static double product(double[][] a, int i, int j) {
    return Arrays.stream(a).mapToDouble(row -> row[i] * row[j]).sum();
  }

  private static double column(double[][] x, int i) {
    return Arrays.stream(x).mapToDouble(row -> row[i]).sum();
  }

  private static long people(double[][] x, int i) {
    return Arrays.stream(x).filter(row -> row[i] > 0).count();
  }
}
