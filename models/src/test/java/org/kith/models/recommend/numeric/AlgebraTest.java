package org.kith.models.recommend.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgebraTest {

  private static final int SIZE = 32;

  private final Algebra plain = new PlainAlgebra();
  private Algebra vectors;
  private FactorTable table;

  @BeforeEach
  void findBoth() {
    assumeTrue(FastestAlgebra.hasVectors(), "the vector module is not in this JVM");
    vectors = VectorAlgebra.ifWide();
    Random random = new Random(1);
    table =
        new FactorTable(new float[][] {floats(random, 10 * SIZE), floats(random, 9 * SIZE)}, SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 11})
  void projectionsAndOuterProductsAreTheSameWithVectors(int entries) {
    Random random = new Random(entries);
    int[] codes = new int[entries + 2];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = FactorTable.code(random.nextInt(2), random.nextInt(9), 2);
    }
    float[] weights = floats(random, codes.length);
    float[] x = floats(random, SIZE);
    float[] one = floats(random, SIZE);
    float[] other = one.clone();

    plain.addProjections(table, codes, weights, 1, 1 + entries, 1, -1, x, one);
    vectors.addProjections(table, codes, weights, 1, 1 + entries, 1, -1, x, other);
    assertClose(one, other);

    plain.addProjections(table, codes, null, 1, 1 + entries, 0, 1, x, one);
    vectors.addProjections(table, codes, null, 1, 1 + entries, 0, 1, x, other);
    assertClose(one, other);

    float[] square = new float[16 * 16];
    float[] same = new float[16 * 16];
    plain.addOuters(table, codes, weights, 1, 1 + entries, 16, 16, square);
    vectors.addOuters(table, codes, weights, 1, 1 + entries, 16, 16, same);
    assertUpperClose(square, same, 16);
  }

  @Test
  void aSystemSolvedWithVectorsIsTheSystemSolvedInPlainJava() {
    double[] gram = new double[SIZE * SIZE];
    double[] same = new double[SIZE * SIZE];
    float[] rows = floats(new Random(3), 300 * SIZE);
    plain.addGram(rows, 300, SIZE, gram);
    vectors.addGram(rows, 300, SIZE, same);
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
    plain.addProduct(matrix, SIZE, x, right);
    vectors.addProduct(matrix, SIZE, x, again);

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
