package org.kith.models.recommend.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlgebraTest {

  private static final int SIZE = 48;

  private final Algebra plain = new PlainAlgebra();
  private Algebra vectors;

  @BeforeEach
  void findBoth() {
    assumeTrue(FastestAlgebra.hasVectors(), "the vector module is not in this JVM");
    vectors = VectorAlgebra.ifWide();
  }

  @ParameterizedTest
  @CsvSource({"0,48", "1,16", "3,32", "4,48", "5,64", "11,80", "70,128"})
  void productsAndSumsOfRowsAreTheSameWithVectors(int count, int width) {
    Random random = new Random(count);
    Rows rows = new Rows(floats(random, 16 + (count + 1) * 160), 16, 160, count, width);
    float[] x = floats(random, width);
    float[] pulls = floats(random, count);
    float[] one = new float[count];
    float[] other = new float[count];

    plain.products(rows, x, one);
    vectors.products(rows, x, other);
    assertClose(one, other);

    float[] target = floats(random, width);
    float[] same = target.clone();
    plain.addCombination(rows, pulls, target);
    vectors.addCombination(rows, pulls, same);
    assertClose(target, same);

    plain.addProjections(rows, pulls, -.5f, x, one, target);
    vectors.addProjections(rows, pulls, -.5f, x, other, same);
    assertClose(target, same);
    assertThat(plain.dot(x, target)).isCloseTo(vectors.dot(x, target), within(1e-2f));
  }

  @ParameterizedTest
  @CsvSource({"0,16,16", "1,16,48", "7,32,80", "65,48,64"})
  void matrixProductsAreTheSameWithVectors(int count, int width, int otherWidth) {
    Random random = new Random(count);
    Rows left = new Rows(floats(random, (count + 1) * 160), 8, 96, count, width);
    Rows right = new Rows(floats(random, (count + 1) * 160), 16, 128, count, otherWidth);
    float[] target = floats(random, 10 + width * 90);
    float[] same = target.clone();

    plain.addCrossed(left, right, target, 10, 90);
    vectors.addCrossed(left, right, same, 10, 90);
    assertClose(target, same);

    float[] square = new float[width * width];
    float[] again = new float[width * width];
    plain.addOuters(left, square);
    vectors.addOuters(left, again);
    assertUpperClose(square, again, width);
  }

  @Test
  void theFirstValueAboveALimitIsFoundWhereverItStands() {
    for (Algebra algebra : new Algebra[] {plain, vectors}) {
      for (int place = 3; place < 70; place++) {
        float[] values = new float[71];
        values[2] = 9;
        values[5] = Float.NaN;
        values[place] = 2;
        values[70] = 9;
        assertThat(algebra.firstAbove(values, 3, 70, 1)).isEqualTo(place);
        assertThat(algebra.firstAbove(values, 3, 70, 2)).isEqualTo(70);
      }
    }
  }

  @Test
  void gatheredVectorsAreThoseOfTheTableTimesTheirScales() {
    Random random = new Random(1);
    float[][] blocks = {floats(random, 10 * SIZE), floats(random, 9 * SIZE)};
    FactorTable table = new FactorTable(blocks, SIZE);
    int[] codes = {0, FactorTable.code(1, 8, 2), FactorTable.code(0, 9, 2)};
    float[] scales = {.5f, 2};
    for (Algebra algebra : new Algebra[] {plain, vectors}) {
      float[] values = new float[2 * SIZE];
      algebra.gather(table, codes, 1, 3, scales, values);
      for (int f = 0; f < SIZE; f++) {
        assertThat(values[f]).isEqualTo(.5f * blocks[1][8 * SIZE + f]);
        assertThat(values[SIZE + f]).isEqualTo(2 * blocks[0][9 * SIZE + f]);
      }
    }
  }

  @Test
  void aSystemSolvedWithVectorsIsTheSystemSolvedInPlainJava() {
    double[] gram = new double[SIZE * SIZE];
    double[] same = new double[SIZE * SIZE];
    float[] rows = floats(new Random(3), 300 * SIZE);
    plain.addGram(Rows.of(rows, 300, SIZE), gram);
    vectors.addGram(Rows.of(rows, 300, SIZE), same);
    float[] matrix = new float[SIZE * SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = i; j < SIZE; j++) {
        assertThat(same[i * SIZE + j]).isCloseTo(gram[i * SIZE + j], within(1e-3));
        matrix[i * SIZE + j] = (float) gram[i * SIZE + j];
        matrix[j * SIZE + i] = (float) gram[i * SIZE + j];
      }
    }
    float[] copy = matrix.clone();
    float[] x = floats(new Random(4), SIZE);
    float[] right = new float[SIZE];
    float[] again = new float[SIZE];
    plain.addCombination(Rows.square(matrix, SIZE), x, right);
    vectors.addCombination(Rows.square(matrix, SIZE), x, again);

    plain.factor(matrix, SIZE);
    vectors.factor(copy, SIZE);
    plain.solve(matrix, SIZE, right);
    vectors.solve(copy, SIZE, again);

    assertClose(x, right);
    assertClose(x, again);
  }

  @Test
  void aSingularMatrixStillGivesFiniteNumbers() {
    for (Algebra algebra : new Algebra[] {plain, vectors}) {
      float[] matrix = new float[16 * 16];
      java.util.Arrays.fill(matrix, 1);
      float[] vector = new float[16];
      vector[3] = 1;
      algebra.factor(matrix, 16);
      algebra.solve(matrix, 16, vector);
      for (float value : vector) {
        assertThat(value).isFinite();
      }
    }
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    return values;
  }

  private static void assertClose(float[] expected, float[] found) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }

  private static void assertUpperClose(float[] expected, float[] found, int width) {
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        assertThat(found[i * width + j]).isCloseTo(expected[i * width + j], within(1e-4f));
      }
    }
  }
}
