package org.kith.models.recommend.numeric;

import static org.kith.models.recommend.numeric.Lanes.SPECIES;
import static org.kith.models.recommend.numeric.Lanes.WIDE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Cholesky's factorisation with vectors, upper triangle and row by row. */
final class Triangle {

  private Triangle() {}

  /** As {@link Algebra#factor}. */
  static void factor(float[] matrix, int size) {
    float least = Algebra.leastPivot(matrix, size);
    for (int row = 0; row < size; row += 4) {
      for (int f = row / WIDE * WIDE; f < size; f += WIDE) {
        lessRowsAbove(matrix, size, row, f);
      }
      for (int next = row; next < row + 4; next++) {
        int own = next * size;
        for (int above = row; above < next; above++) {
          float scale = -matrix[above * size + next];
          int from = next / WIDE * WIDE;
          addScaled(scale, matrix, above * size + from, matrix, own + from, size - from);
        }
        float inverse = (float) (1 / Math.sqrt(Math.max(matrix[own + next], least)));
        for (int f = next / WIDE * WIDE; f < size; f += WIDE) {
          FloatVector.fromArray(SPECIES, matrix, own + f).mul(inverse).intoArray(matrix, own + f);
        }
        matrix[own + next] = 1 / inverse;
        Arrays.fill(matrix, own + next / WIDE * WIDE, own + next, 0);
      }
    }
  }

  /** Takes the part of all rows above from four rows, in the columns of one vector. */
  private static void lessRowsAbove(float[] matrix, int size, int row, int f) {
    int at = row * size + f;
    FloatVector r0 = FloatVector.fromArray(SPECIES, matrix, at);
    FloatVector r1 = FloatVector.fromArray(SPECIES, matrix, at + size);
    FloatVector r2 = FloatVector.fromArray(SPECIES, matrix, at + 2 * size);
    FloatVector r3 = FloatVector.fromArray(SPECIES, matrix, at + 3 * size);
    for (int above = 0; above < row; above++) {
      int start = above * size;
      FloatVector upper = FloatVector.fromArray(SPECIES, matrix, start + f);
      r0 = upper.fma(FloatVector.broadcast(SPECIES, -matrix[start + row]), r0);
      r1 = upper.fma(FloatVector.broadcast(SPECIES, -matrix[start + row + 1]), r1);
      r2 = upper.fma(FloatVector.broadcast(SPECIES, -matrix[start + row + 2]), r2);
      r3 = upper.fma(FloatVector.broadcast(SPECIES, -matrix[start + row + 3]), r3);
    }
    r0.intoArray(matrix, at);
    r1.intoArray(matrix, at + size);
    r2.intoArray(matrix, at + 2 * size);
    r3.intoArray(matrix, at + 3 * size);
  }

  /** As {@link Algebra#solve}. */
  static void solve(float[] upper, int size, float[] vector) {
    for (int row = 0; row < size; row++) {
      float solved = vector[row] / upper[row * size + row];
      int from = row / WIDE * WIDE;
      addScaled(-solved, upper, row * size + from, vector, from, size - from);
      vector[row] = solved;
    }
    for (int row = size - 1; row >= 0; row--) {
      float sum = vector[row];
      int from = row / WIDE * WIDE + WIDE;
      for (int column = row + 1; column < from; column++) {
        sum -= upper[row * size + column] * vector[column];
      }
      sum -= from < size ? dot(upper, row * size + from, vector, from, size - from) : 0;
      vector[row] = sum / upper[row * size + row];
    }
  }

  private static float dot(float[] a, int fromA, float[] b, int fromB, int size) {
    FloatVector sum =
        FloatVector.fromArray(SPECIES, a, fromA).mul(FloatVector.fromArray(SPECIES, b, fromB));
    for (int f = WIDE; f < size; f += WIDE) {
      sum =
          FloatVector.fromArray(SPECIES, a, fromA + f)
              .fma(FloatVector.fromArray(SPECIES, b, fromB + f), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  static void addScaled(
      float scale, float[] x, int fromX, float[] target, int fromTarget, int size) {
    FloatVector scales = FloatVector.broadcast(SPECIES, scale);
    for (int f = 0; f < size; f += WIDE) {
      FloatVector.fromArray(SPECIES, x, fromX + f)
          .fma(scales, FloatVector.fromArray(SPECIES, target, fromTarget + f))
          .intoArray(target, fromTarget + f);
    }
  }
}
