package org.kith.models.recommend.numeric;

import java.util.Arrays;

/** In plain Java, for a JVM without the vector module. */
final class PlainAlgebra implements Algebra {

  private static final int ROWS_A_SUM = 256;

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
    int size = table.size();
    for (int at = from; at < to; at++) {
      float[] block = table.block(codes[at]);
      int offset = table.offset(codes[at]);
      float weight = weights == null ? 1 : weights[at];
      float coefficient = weight * (constant + slope * dot(block, offset, x, 0, size));
      addScaled(coefficient, block, offset, target, 0, size);
    }
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
    for (int at = from; at < to; at++) {
      float[] block = table.block(codes[at]);
      int offset = table.offset(codes[at]) + first;
      addOuter(weights == null ? 1 : weights[at], block, offset, width, matrix);
    }
  }

  private static void addOuter(float weight, float[] block, int offset, int width, float[] matrix) {
    for (int row = 0; row < width; row++) {
      float scale = weight * block[offset + row];
      for (int column = row; column < width; column++) {
        matrix[row * width + column] += scale * block[offset + column];
      }
    }
  }

  @Override
  public void addGram(float[] block, int rows, int size, double[] gram) {
    float[] sum = new float[size * size];
    for (int row = 0; row < rows; row++) {
      addOuter(1, block, row * size, size, sum);
      if (row % ROWS_A_SUM == ROWS_A_SUM - 1 || row == rows - 1) {
        for (int i = 0; i < sum.length; i++) {
          gram[i] += sum[i];
        }
        Arrays.fill(sum, 0);
      }
    }
  }

  @Override
  public void addProduct(float[] matrix, int size, float[] x, float[] target) {
    for (int row = 0; row < size; row++) {
      addScaled(x[row], matrix, row * size, target, 0, size);
    }
  }

  @Override
  public float dot(float[] a, int fromA, float[] b, int fromB, int size) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int f = 0; f < size; f += 4) {
      s0 += a[fromA + f] * b[fromB + f];
      s1 += a[fromA + f + 1] * b[fromB + f + 1];
      s2 += a[fromA + f + 2] * b[fromB + f + 2];
      s3 += a[fromA + f + 3] * b[fromB + f + 3];
    }
    return (s0 + s2) + (s1 + s3);
  }

  @Override
  public void addScaled(
      float scale, float[] x, int fromX, float[] target, int fromTarget, int size) {
    for (int f = 0; f < size; f++) {
      target[fromTarget + f] += scale * x[fromX + f];
    }
  }

  @Override
  public void factor(float[] matrix, int size) {
    float least = Algebra.leastPivot(matrix, size);
    for (int row = 0; row < size; row++) {
      for (int above = 0; above < row; above++) {
        float scale = matrix[above * size + row];
        for (int column = row; column < size; column++) {
          matrix[row * size + column] -= scale * matrix[above * size + column];
        }
      }
      float inverse = (float) (1 / Math.sqrt(Math.max(matrix[row * size + row], least)));
      for (int column = row + 1; column < size; column++) {
        matrix[row * size + column] *= inverse;
      }
      matrix[row * size + row] = 1 / inverse;
    }
  }

  @Override
  public void solve(float[] upper, int size, float[] vector) {
    for (int row = 0; row < size; row++) {
      float solved = vector[row] / upper[row * size + row];
      vector[row] = solved;
      for (int column = row + 1; column < size; column++) {
        vector[column] -= solved * upper[row * size + column];
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      float sum = vector[row];
      for (int column = row + 1; column < size; column++) {
        sum -= upper[row * size + column] * vector[column];
      }
      vector[row] = sum / upper[row * size + row];
    }
  }
}
