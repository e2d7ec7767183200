package org.kith.models.recommend.ials.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.models.recommend.numeric.FactorTable;

class HalfStepTest {

  private static final Objective OBJECTIVE = new Objective(.1, .02, .8, .5);
  private static final int BLOCKS = 3;
  private static final int OTHERS = 40;

  @ParameterizedTest
  @CsvSource({
    "CHOLESKY,20,1,1e-5,false",
    "CHOLESKY,40,1,1e-5,true",
    "CG,20,60,1e-4,true",
    "SUBSPACE,12,1,1e-5,true",
    "CHOLESKY,20,1,1e-5,true"
  })
  void aSolvedRowIsTheSolutionOfItsNormalEquations(
      Solver.Kind kind, int rank, int steps, double tolerance, boolean weighted) {
    FactorBlock[] others = others(rank, 1);
    RatingBlock rows = weighted ? rows(2) : withoutWeights(rows(2));
    int size = FactorTable.padded(rank);

    FactorBlock solved =
        new HalfStep(OBJECTIVE, new Solver(kind, steps, 16), others, size).of(rows, null);

    for (int row = 0; row < rows.rows(); row++) {
      double[] expected = oracle(rows, row, others, rank);
      for (int f = 0; f < rank; f++) {
        assertThat((double) solved.factors()[row * size + f])
            .isCloseTo(expected[f], org.assertj.core.api.Assertions.within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CG", "CHOLESKY", "SUBSPACE"})
  void noHalfStepMakesTheLossGrow(Solver.Kind kind) {
    int rank = 24;
    FactorBlock[] others = others(rank, 3);
    RatingBlock rows = rows(4);
    HalfStep step =
        new HalfStep(OBJECTIVE, new Solver(kind, 2, 16), others, FactorTable.padded(rank));
    FactorBlock before = new StartingFactors(5, .3, rank).of(rows);

    for (int round = 0; round < 4; round++) {
      FactorBlock after = step.of(rows, before);
      assertThat(loss(rows, after, others, rank))
          .isLessThanOrEqualTo(loss(rows, before, others, rank) * (1 + 1e-6));
      before = after;
    }
  }

  @Test
  void aRowWithoutEntriesIsZero() {
    FactorBlock[] others = others(16, 1);
    RatingBlock empty =
        new RatingBlock(new String[] {"nobody"}, new int[] {0, 0}, new int[0], null);

    FactorBlock solved = new HalfStep(OBJECTIVE, Solver.exact(), others, 16).of(empty, null);

    assertThat(solved.factors()).containsOnly(0f);
  }

  @Test
  void commonnessGrowsWithTheNumberOfPeopleAndIsOneOnAverage() {
    long[] people = {4, 1, 0, 9};

    assertThat(Commonness.of(.5, people).of(people)).containsExactly(4 / 3f, 2 / 3f, 0, 2);
    assertThat(Commonness.of(0, people).of(people)).isNull();
    assertThat(Commonness.of(.5, new long[0]).of(people)).containsExactly(2, 1, 0, 3);
  }

  @Test
  void theBlockShareOfTheGramMatrixIsItsRowsOuterProducts() {
    FactorBlock block = others(18, 9)[1];
    int size = FactorTable.padded(18);
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double sum = 0;
        for (int row = 0; row < block.rows(); row++) {
          sum +=
              COMMON[row]
                  * block.factors()[row * size + i]
                  * (double) block.factors()[row * size + j];
        }
        assertThat(block.gram()[i * size + j])
            .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-5));
      }
    }
  }

  /** How common each row of a block of the other side is. */
  private static final float[] COMMON = common();

  private static float[] common() {
    float[] common = new float[OTHERS];
    for (int row = 0; row < OTHERS; row++) {
      common[row] = .5f + row % 7 * .2f;
    }
    return common;
  }

  private static RatingBlock withoutWeights(RatingBlock rows) {
    return new RatingBlock(rows.ids(), rows.starts(), rows.codes(), null, rows.commonness());
  }

  private static FactorBlock[] others(int rank, long seed) {
    Random random = new Random(seed);
    int size = FactorTable.padded(rank);
    FactorBlock[] blocks = new FactorBlock[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      float[] factors = new float[OTHERS * size];
      for (int row = 0; row < OTHERS; row++) {
        for (int f = 0; f < rank; f++) {
          factors[row * size + f] = (float) random.nextGaussian() * .4f;
        }
      }
      blocks[b] = FactorBlock.of(OTHERS, size, factors, COMMON);
    }
    return blocks;
  }

  /** Rows of 1, 2, 3, 5, 9 entries, and one that has everything. */
  private static RatingBlock rows(long seed) {
    Random random = new Random(seed);
    int[] counts = {1, 2, 3, 5, 9, BLOCKS * OTHERS};
    int[] starts = new int[counts.length + 1];
    for (int row = 0; row < counts.length; row++) {
      starts[row + 1] = starts[row] + counts[row];
    }
    int[] codes = new int[starts[counts.length]];
    float[] weights = new float[codes.length];
    for (int row = 0; row < counts.length; row++) {
      int skip = BLOCKS * OTHERS / counts[row];
      for (int i = 0; i < counts[row]; i++) {
        int other = i * skip;
        codes[starts[row] + i] = FactorTable.code(other / OTHERS, other % OTHERS, BLOCKS);
        weights[starts[row] + i] = .5f + random.nextFloat() * 3;
      }
    }
    String[] ids = IntStream.range(0, counts.length).mapToObj(i -> "r" + i).toArray(String[]::new);
    return new RatingBlock(ids, starts, codes, weights, new float[] {.4f, 1, 2, .7f, 1.3f, 3});
  }

  private static double[] vector(FactorBlock[] others, int code, int rank) {
    FactorBlock block = others[code >>> FactorTable.shift(BLOCKS)];
    int row = code & (1 << FactorTable.shift(BLOCKS)) - 1;
    double[] vector = new double[rank];
    Arrays.setAll(vector, f -> block.factors()[row * FactorTable.padded(rank) + f]);
    return vector;
  }

  private static double[] oracle(RatingBlock rows, int row, FactorBlock[] others, int rank) {
    double[][] a = new double[rank][rank + 1];
    for (int b = 0; b < BLOCKS; b++) {
      for (int other = 0; other < OTHERS; other++) {
        double[] y = vector(others, FactorTable.code(b, other, BLOCKS), rank);
        add(a, y, .1 * COMMON[other] * rows.commonness()[row], 0);
      }
    }
    for (int at = rows.starts()[row]; at < rows.starts()[row + 1]; at++) {
      add(a, vector(others, rows.codes()[at], rank), rows.weight(at), rows.weight(at));
    }
    for (int f = 0; f < rank; f++) {
      double all = rows.entries(row) + .1 * rows.commonness()[row] * BLOCKS * OTHERS;
      a[f][f] += .02 * Math.pow(all, .8);
    }
    return eliminated(a, rank);
  }

  private static void add(double[][] a, double[] y, double curvature, double pull) {
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        a[i][j] += curvature * y[i] * y[j];
      }
      a[i][y.length] += pull * y[i];
    }
  }

  private static double[] eliminated(double[][] a, int rank) {
    for (int pivot = 0; pivot < rank; pivot++) {
      for (int row = 0; row < rank; row++) {
        if (row != pivot) {
          double ratio = a[row][pivot] / a[pivot][pivot];
          for (int column = pivot; column <= rank; column++) {
            a[row][column] -= ratio * a[pivot][column];
          }
        }
      }
    }
    double[] x = new double[rank];
    Arrays.setAll(x, f -> a[f][rank] / a[f][f]);
    return x;
  }

  /** The part of the objective that depends on these rows. */
  private static double loss(RatingBlock rows, FactorBlock own, FactorBlock[] others, int rank) {
    double loss = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double[] x = new double[rank];
      int from = row * FactorTable.padded(rank);
      Arrays.setAll(x, f -> own.factors()[from + f]);
      for (int b = 0; b < BLOCKS; b++) {
        for (int other = 0; other < OTHERS; other++) {
          double score = dot(x, vector(others, FactorTable.code(b, other, BLOCKS), rank));
          loss += .1 * COMMON[other] * rows.commonness()[row] * score * score;
        }
      }
      for (int at = rows.starts()[row]; at < rows.starts()[row + 1]; at++) {
        double miss = 1 - dot(x, vector(others, rows.codes()[at], rank));
        loss += rows.weight(at) * miss * miss;
      }
      double ridge = OBJECTIVE.ridge(rows.entries(row), BLOCKS * OTHERS, rows.commonness()[row]);
      loss += ridge * dot(x, x);
    }
    return loss;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += a[f] * b[f];
    }
    return sum;
  }
}
