package org.kith.models.recommend.numeric;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** With the vector instructions of the machine; four vectors of a table at a time. */
final class VectorAlgebra implements Algebra {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDE = SPECIES.length();
  private static final int ROWS_A_SUM = 256;

  private VectorAlgebra() {}

  /** This, where the machine's vectors are wide enough for it; else in plain Java. */
  static Algebra ifWide() {
    return WIDE == 4 || WIDE == 8 || WIDE == 16 ? new VectorAlgebra() : new PlainAlgebra();
  }

  @Override
  public void addProjections(
      FactorTable table,
      int[] codes,
      float[] weights,
      int from,
      int to,
      float constant,
      float slope,
      float[] x,
      float[] target) {
    int at = from;
    for (; at + 4 <= to; at += 4) {
      fourProjections(table, codes, weights, at, constant, slope, x, target);
    }
    for (; at < to; at++) {
      float[] block = table.block(codes[at]);
      int offset = table.offset(codes[at]);
      float weight = weights == null ? 1 : weights[at];
      float coefficient = weight * (constant + slope * dot(block, offset, x, 0, table.size));
      addScaled(coefficient, block, offset, target, 0, table.size);
    }
  }

  private static void fourProjections(
      FactorTable table,
      int[] codes,
      float[] weights,
      int at,
      float constant,
      float slope,
      float[] x,
      float[] target) {
    int size = table.size;
    float[] y0 = table.block(codes[at]);
    float[] y1 = table.block(codes[at + 1]);
    float[] y2 = table.block(codes[at + 2]);
    float[] y3 = table.block(codes[at + 3]);
    int o0 = table.offset(codes[at]);
    int o1 = table.offset(codes[at + 1]);
    int o2 = table.offset(codes[at + 2]);
    int o3 = table.offset(codes[at + 3]);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int f = 0; f < size; f += WIDE) {
      FloatVector p = load(x, f);
      s0 = load(y0, o0 + f).fma(p, s0);
      s1 = load(y1, o1 + f).fma(p, s1);
      s2 = load(y2, o2 + f).fma(p, s2);
      s3 = load(y3, o3 + f).fma(p, s3);
    }
    boolean weighted = weights != null;
    s0 = coefficient(s0, weighted ? weights[at] : 1, constant, slope);
    s1 = coefficient(s1, weighted ? weights[at + 1] : 1, constant, slope);
    s2 = coefficient(s2, weighted ? weights[at + 2] : 1, constant, slope);
    s3 = coefficient(s3, weighted ? weights[at + 3] : 1, constant, slope);
    for (int f = 0; f < size; f += WIDE) {
      FloatVector sum = load(target, f);
      sum = load(y0, o0 + f).fma(s0, sum);
      sum = load(y1, o1 + f).fma(s1, sum);
      sum = load(y2, o2 + f).fma(s2, sum);
      load(y3, o3 + f).fma(s3, sum).intoArray(target, f);
    }
  }

  /** What each target takes of an entry's vector, in every lane. */
  private static FloatVector coefficient(
      FloatVector products, float weight, float constant, float slope) {
    float inner = products.reduceLanes(VectorOperators.ADD);
    return FloatVector.broadcast(SPECIES, weight * (constant + slope * inner));
  }

  @Override
  public void addOuters(
      FactorTable table,
      int[] codes,
      float[] weights,
      int from,
      int to,
      int first,
      int width,
      float[] matrix) {
    for (int at = from; at < to; at += 4) {
      int last = to - 1;
      int c0 = codes[at];
      int c1 = codes[Math.min(at + 1, last)];
      int c2 = codes[Math.min(at + 2, last)];
      int c3 = codes[Math.min(at + 3, last)];
      boolean weighted = weights != null;
      fourOuters(
          table.block(c0),
          table.offset(c0) + first,
          weighted ? weights[at] : 1,
          table.block(c1),
          table.offset(c1) + first,
          at + 1 > last ? 0 : weighted ? weights[at + 1] : 1,
          table.block(c2),
          table.offset(c2) + first,
          at + 2 > last ? 0 : weighted ? weights[at + 2] : 1,
          table.block(c3),
          table.offset(c3) + first,
          at + 3 > last ? 0 : weighted ? weights[at + 3] : 1,
          width,
          matrix);
    }
  }

  @Override
  public void addGram(float[] block, int rows, int size, double[] gram) {
    float[] sum = new float[size * size];
    for (int first = 0; first < rows; first += ROWS_A_SUM) {
      int end = Math.min(rows, first + ROWS_A_SUM);
      for (int row = first; row < end; row += 4) {
        int last = end - 1;
        fourOuters(
            block,
            row * size,
            1,
            block,
            Math.min(row + 1, last) * size,
            row + 1 > last ? 0 : 1,
            block,
            Math.min(row + 2, last) * size,
            row + 2 > last ? 0 : 1,
            block,
            Math.min(row + 3, last) * size,
            row + 3 > last ? 0 : 1,
            size,
            sum);
      }
      for (int i = 0; i < sum.length; i++) {
        gram[i] += sum[i];
      }
      Arrays.fill(sum, 0);
    }
  }

  private static void fourOuters(
      float[] y0,
      int o0,
      float w0,
      float[] y1,
      int o1,
      float w1,
      float[] y2,
      int o2,
      float w2,
      float[] y3,
      int o3,
      float w3,
      int width,
      float[] matrix) {
    for (int row = 0; row < width; row++) {
      FloatVector a0 = FloatVector.broadcast(SPECIES, w0 * y0[o0 + row]);
      FloatVector a1 = FloatVector.broadcast(SPECIES, w1 * y1[o1 + row]);
      FloatVector a2 = FloatVector.broadcast(SPECIES, w2 * y2[o2 + row]);
      FloatVector a3 = FloatVector.broadcast(SPECIES, w3 * y3[o3 + row]);
      for (int f = row / WIDE * WIDE; f < width; f += WIDE) {
        FloatVector sum = load(matrix, row * width + f);
        sum = load(y0, o0 + f).fma(a0, sum);
        sum = load(y1, o1 + f).fma(a1, sum);
        sum = load(y2, o2 + f).fma(a2, sum);
        load(y3, o3 + f).fma(a3, sum).intoArray(matrix, row * width + f);
      }
    }
  }

  @Override
  public void addProduct(float[] matrix, int size, float[] x, float[] target) {
    for (int row = 0; row < size; row += 4) {
      int at = row * size;
      FloatVector x0 = FloatVector.broadcast(SPECIES, x[row]);
      FloatVector x1 = FloatVector.broadcast(SPECIES, x[row + 1]);
      FloatVector x2 = FloatVector.broadcast(SPECIES, x[row + 2]);
      FloatVector x3 = FloatVector.broadcast(SPECIES, x[row + 3]);
      for (int f = 0; f < size; f += WIDE) {
        FloatVector sum = load(target, f);
        sum = load(matrix, at + f).fma(x0, sum);
        sum = load(matrix, at + size + f).fma(x1, sum);
        sum = load(matrix, at + 2 * size + f).fma(x2, sum);
        load(matrix, at + 3 * size + f).fma(x3, sum).intoArray(target, f);
      }
    }
  }

  @Override
  public float dot(float[] a, int fromA, float[] b, int fromB, int size) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int f = 0; f < size; f += WIDE) {
      sum = load(a, fromA + f).fma(load(b, fromB + f), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void addScaled(
      float scale, float[] x, int fromX, float[] target, int fromTarget, int size) {
    FloatVector scales = FloatVector.broadcast(SPECIES, scale);
    for (int f = 0; f < size; f += WIDE) {
      load(x, fromX + f)
          .fma(scales, load(target, fromTarget + f))
          .intoArray(target, fromTarget + f);
    }
  }

  @Override
  public void factor(float[] matrix, int size) {
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
          load(matrix, own + f).mul(inverse).intoArray(matrix, own + f);
        }
        matrix[own + next] = 1 / inverse;
        Arrays.fill(matrix, own + next / WIDE * WIDE, own + next, 0);
      }
    }
  }

  /** Takes the part of all rows above from four rows, in the columns of one vector. */
  private static void lessRowsAbove(float[] matrix, int size, int row, int f) {
    int at = row * size + f;
    FloatVector r0 = load(matrix, at);
    FloatVector r1 = load(matrix, at + size);
    FloatVector r2 = load(matrix, at + 2 * size);
    FloatVector r3 = load(matrix, at + 3 * size);
    for (int above = 0; above < row; above++) {
      int start = above * size;
      FloatVector upper = load(matrix, start + f);
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

  @Override
  public void solve(float[] upper, int size, float[] vector) {
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

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }
}
