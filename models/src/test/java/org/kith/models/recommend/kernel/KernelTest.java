package org.kith.models.recommend.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.models.recommend.numeric.Rows;
import scala.jdk.javaapi.CollectionConverters;

class KernelTest {

  private static final int RANK = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theHeapKeepsWhatAFullSortWouldPutFirst(long seed) {
    Random random = new Random(seed);
    int[] items = IntStream.range(0, 200).toArray();
    float[] scores = new float[200];
    for (int i = 0; i < 200; i++) {
      scores[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextInt(30) - 10;
    }
    TopItems top = new TopItems(25);
    for (int i : IntStream.of(items).boxed().sorted(shuffled(random)).toList()) {
      top.offer(i, scores[i]);
    }
    List<Integer> expected =
        IntStream.of(items)
            .filter(i -> !Float.isNaN(scores[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
            .limit(25)
            .toList();

    assertThat(drained(top)).isEqualTo(expected);
  }

  @Test
  void aScoreAboveTheThresholdMayEnterAndOneAtItMayNot() {
    TopItems top = new TopItems(2);
    top.offer(5, 2);
    assertThat(top.threshold()).isEqualTo(Float.NEGATIVE_INFINITY);
    top.offer(7, 1);

    assertThat(1f).isGreaterThan(top.threshold());
    top.offer(6, 1);
    assertThat(drained(top)).containsExactly(5, 6);
  }

  @Test
  void minusInfinityIsNeverKept() {
    TopItems top = new TopItems(3);
    top.offer(1, Float.NEGATIVE_INFINITY);

    assertThat(top.size()).isZero();
  }

  @Test
  void aTileScoresEachCandidateWithItsInnerProduct() {
    KnownItems known = known(700, 1);
    Set<String> allowed = Set.of("i0003", "i0300", "i0699");
    Candidates some = new Candidates(known, allowed);
    Candidates all = new Candidates(known, null);
    float[] person = {1, -2, .5f, 0, 3};
    int third = 2;
    float[] people = new float[RANK * 16];
    for (int f = 0; f < RANK; f++) {
      people[f * 16 + third] = person[f];
    }
    float[] scores = new float[16 * Candidates.TILE];
    int first = third * Candidates.TILE;

    some.score(0, Rows.of(people, RANK, 16), scores);
    assertThat(IntStream.range(0, some.count()).map(some::popular).map(some::item))
        .containsExactly(300, 699, 3);
    assertThat((double) scores[first + some.place(699)])
        .isCloseTo(product(known, 699, person), within(1e-5));
    int place = all.place(693);
    all.score(place / Candidates.TILE, Rows.of(people, RANK, 16), scores);
    assertThat((double) scores[first + place % Candidates.TILE])
        .isCloseTo(product(known, 693, person), within(1e-5));
  }

  @Test
  void sharesOfPastItemsAddUpToTheScoreOfTheSolvedPerson() {
    KnownItems known = known(40, 2);
    int[] past = {3, 7, 21};
    float[] strengths = {1, 2, .5f};
    double alpha = 8;
    double lambda = .7;
    double[] person = solved(known, past, strengths, alpha, lambda);

    double[][] shares =
        new PastReasons(known, LeastSquares.confidence(alpha, lambda))
            .shares(past, strengths, new int[] {5, 30});

    assertThat(shares[0][0] + shares[0][1] + shares[0][2])
        .isCloseTo(product(known, 5, person), within(1e-9));
    assertThat(shares[1][0] + shares[1][1] + shares[1][2])
        .isCloseTo(product(known, 30, person), within(1e-9));
  }

  /** The person's factors by Gauss elimination on the normal equations. */
  private static double[] solved(
      KnownItems known, int[] past, float[] strengths, double alpha, double lambda) {
    double[][] a = new double[RANK][RANK + 1];
    for (int item = 0; item < known.count(); item++) {
      for (int i = 0; i < RANK; i++) {
        for (int j = 0; j < RANK; j++) {
          a[i][j] += factor(known, item, i) * factor(known, item, j);
        }
      }
    }
    for (int p = 0; p < past.length; p++) {
      double confidence = alpha * strengths[p];
      for (int i = 0; i < RANK; i++) {
        for (int j = 0; j < RANK; j++) {
          a[i][j] += confidence * factor(known, past[p], i) * factor(known, past[p], j);
        }
        a[i][RANK] += (1 + confidence) * factor(known, past[p], i);
      }
    }
    for (int i = 0; i < RANK; i++) {
      a[i][i] += lambda * past.length;
    }
    for (int pivot = 0; pivot < RANK; pivot++) {
      for (int row = 0; row < RANK; row++) {
        double times = row == pivot ? 0 : a[row][pivot] / a[pivot][pivot];
        for (int column = 0; column <= RANK; column++) {
          a[row][column] -= times * a[pivot][column];
        }
      }
    }
    return IntStream.range(0, RANK).mapToDouble(i -> a[i][RANK] / a[i][i]).toArray();
  }

  private static double factor(KnownItems known, int item, int f) {
    return known.factors()[item * RANK + f];
  }

  private static double product(KnownItems known, int item, float[] person) {
    return product(known, item, IntStream.range(0, RANK).mapToDouble(f -> person[f]).toArray());
  }

  private static double product(KnownItems known, int item, double[] person) {
    return IntStream.range(0, RANK).mapToDouble(f -> person[f] * factor(known, item, f)).sum();
  }

  private static KnownItems known(int count, long seed) {
    StructType schema =
        StructType.fromDDL(
            "item_id STRING, popularity DOUBLE, people BIGINT, factors ARRAY<FLOAT>");
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Float> factors = new ArrayList<>();
      for (int f = 0; f < RANK; f++) {
        factors.add((float) random.nextGaussian());
      }
      Object[] values = {
        String.format("i%04d", i), i % 7.0, 1L, CollectionConverters.asScala(factors)
      };
      rows.add(new GenericRowWithSchema(values, schema));
    }
    return KnownItems.withFactors(RANK, rows);
  }

  private static Comparator<Integer> shuffled(Random random) {
    int[] keys = random.ints(200).toArray();
    return Comparator.comparingInt(i -> keys[i]);
  }

  private static List<Integer> drained(TopItems top) {
    List<Integer> items = new ArrayList<>();
    while (top.size() > 0) {
      items.add(0, top.removeWorst(new float[1]));
    }
    return items;
  }
}
