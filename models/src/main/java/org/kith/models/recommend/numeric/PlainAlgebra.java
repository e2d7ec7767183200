package org.kith.models.recommend.numeric;

/** In plain Java, for a JVM without the vector module. */
final class PlainAlgebra implements Algebra {

  @Override
  public void gather(
      FactorTable table, int[] codes, int from, int to, float[] scales, float[] values) {
    int size = table.size();
    for (int entry = from; entry < to; entry++) {
      float[] block = table.block(codes[entry]);
      int start = table.offset(codes[entry]);
      int at = (entry - from) * size;
      for (int f = 0; f < size; f++) {
        values[at + f] = scales[entry - from] * block[start + f];
      }
    }
  }

  @Override
  public void products(Rows rows, float[] x, float[] products) {
    for (int j = 0; j < rows.count(); j++) {
      products[j] = dot(rows.values(), rows.from() + j * rows.stride(), x, rows.width());
    }
  }

  @Override
  public void addCombination(Rows rows, float[] coefficients, float[] target) {
    for (int j = 0; j < rows.count(); j++) {
      int at = rows.from() + j * rows.stride();
      addScaled(coefficients[j], rows.values(), at, target, 0, rows.width());
    }
  }

  @Override
  public void addCrossed(Rows left, Rows right, float[] target, int from, int stride) {
    for (int k = 0; k < left.count(); k++) {
      int at = left.from() + k * left.stride();
      int other = right.from() + k * right.stride();
      for (int row = 0; row < left.width(); row++) {
        float scale = left.values()[at + row];
        addScaled(scale, right.values(), other, target, from + row * stride, right.width());
      }
    }
  }

  @Override
  public int firstAbove(float[] values, int from, int to, float limit) {
    int at = from;
    while (at < to && !(values[at] > limit)) {
      at++;
    }
    return at;
  }

  @Override
  public float dot(float[] a, float[] b) {
    return dot(a, 0, b, b.length);
  }

  private static float dot(float[] a, int from, float[] b, int size) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int f = 0; f < size; f += 4) {
      s0 += a[from + f] * b[f];
      s1 += a[from + f + 1] * b[f + 1];
      s2 += a[from + f + 2] * b[f + 2];
      s3 += a[from + f + 3] * b[f + 3];
    }
    return (s0 + s2) + (s1 + s3);
  }

  @Override
  public void addScaled(float scale, float[] x, float[] target) {
    addScaled(scale, x, 0, target, 0, x.length);
  }

  private static void addScaled(
      float scale, float[] x, int fromX, float[] target, int fromTarget, int size) {
    for (int f = 0; f < size; f++) {
      target[fromTarget + f] += scale * x[fromX + f];
    }
  }

  @Override
  public void factor(float[] matrix, int size) {
    float least = Algebra.leastPivot(matrix, size);
    for (int row = 0; row < size; row++) {
      int own = row * size + row;
      for (int above = 0; above < row; above++) {
        float scale = matrix[above * size + row];
        addScaled(-scale, matrix, above * size + row, matrix, own, size - row);
      }
      float inverse = (float) (1 / Math.sqrt(Math.max(matrix[own], least)));
      for (int column = row + 1; column < size; column++) {
        matrix[row * size + column] *= inverse;
      }
      matrix[own] = 1 / inverse;
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
