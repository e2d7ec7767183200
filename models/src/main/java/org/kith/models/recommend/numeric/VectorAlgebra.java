package org.kith.models.recommend.numeric;

import static org.kith.models.recommend.numeric.Lanes.BY_1;
import static org.kith.models.recommend.numeric.Lanes.BY_2;
import static org.kith.models.recommend.numeric.Lanes.BY_4;
import static org.kith.models.recommend.numeric.Lanes.BY_8;
import static org.kith.models.recommend.numeric.Lanes.SPECIES;
import static org.kith.models.recommend.numeric.Lanes.STRIP;
import static org.kith.models.recommend.numeric.Lanes.WIDE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * With the vector instructions of the machine. Every loop keeps what it adds to in registers, over
 * all rows, and walks a strip of four vectors' columns.
 *
 * <p>The loops call nothing but the vector classes: any other method the compiler may leave out of
 * line, and a vector that goes in or out of it is then an object, ten times slower.
 */
final class VectorAlgebra implements Algebra {

  private VectorAlgebra() {}

  /** This, where the machine's vectors are wide enough for it; else in plain Java. */
  static Algebra ifWide() {
    return Lanes.areEnough() ? new VectorAlgebra() : new PlainAlgebra();
  }

  @Override
  public void gather(
      FactorTable table, int[] codes, int from, int to, float[] scales, float[] values) {
    int size = table.size();
    int at = 0;
    for (int entry = from; entry < to; entry++) {
      float[] block = table.block(codes[entry]);
      int start = table.offset(codes[entry]);
      FloatVector scale = FloatVector.broadcast(SPECIES, scales[entry - from]);
      for (int f = 0; f < size; f += WIDE, at += WIDE) {
        FloatVector.fromArray(SPECIES, block, start + f).mul(scale).intoArray(values, at);
      }
    }
  }

  @Override
  public void products(Rows rows, float[] x, float[] products) {
    Arrays.fill(products, 0, rows.count(), 0f);
    int f = 0;
    for (; f + STRIP <= rows.width(); f += STRIP) {
      addStripProducts(rows, f, x, products);
    }
    for (; f < rows.width(); f += WIDE) {
      addVectorProducts(rows, f, x, products);
    }
  }

  private static void addStripProducts(Rows rows, int f, float[] x, float[] products) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, x, f);
    FloatVector x1 = FloatVector.fromArray(SPECIES, x, f + WIDE);
    FloatVector x2 = FloatVector.fromArray(SPECIES, x, f + 2 * WIDE);
    FloatVector x3 = FloatVector.fromArray(SPECIES, x, f + 3 * WIDE);
    float[] z = rows.values();
    int count = rows.count();
    int stride = rows.stride();
    int at = rows.from() + f;
    for (int j = 0; j < count; j++, at += stride) {
      FloatVector left =
          FloatVector.fromArray(SPECIES, z, at)
              .mul(x0)
              .add(FloatVector.fromArray(SPECIES, z, at + WIDE).mul(x1));
      FloatVector right =
          FloatVector.fromArray(SPECIES, z, at + 2 * WIDE)
              .mul(x2)
              .add(FloatVector.fromArray(SPECIES, z, at + 3 * WIDE).mul(x3));
      products[j] += left.add(right).reduceLanes(VectorOperators.ADD);
    }
  }

  private static void addVectorProducts(Rows rows, int f, float[] x, float[] products) {
    FloatVector own = FloatVector.fromArray(SPECIES, x, f);
    float[] z = rows.values();
    int count = rows.count();
    int stride = rows.stride();
    int at = rows.from() + f;
    for (int j = 0; j < count; j++, at += stride) {
      products[j] +=
          FloatVector.fromArray(SPECIES, z, at).mul(own).reduceLanes(VectorOperators.ADD);
    }
  }

  @Override
  public void addCombination(Rows rows, float[] coefficients, float[] target) {
    int f = 0;
    for (; f + STRIP <= rows.width(); f += STRIP) {
      addStripCombination(rows, f, coefficients, target);
    }
    for (; f < rows.width(); f += WIDE) {
      addVectorCombination(rows, f, coefficients, target);
    }
  }

  /** Two rows at a time, each with sums of its own, so that no sum waits for the one before. */
  private static void addStripCombination(Rows rows, int f, float[] coefficients, float[] target) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, target, f);
    FloatVector s1 = FloatVector.fromArray(SPECIES, target, f + WIDE);
    FloatVector s2 = FloatVector.fromArray(SPECIES, target, f + 2 * WIDE);
    FloatVector s3 = FloatVector.fromArray(SPECIES, target, f + 3 * WIDE);
    FloatVector t0 = FloatVector.zero(SPECIES);
    FloatVector t1 = t0;
    FloatVector t2 = t0;
    FloatVector t3 = t0;
    float[] z = rows.values();
    int count = rows.count();
    int stride = rows.stride();
    int at = rows.from() + f;
    int j = 0;
    for (; j + 1 < count; j += 2) {
      FloatVector coefficient = FloatVector.broadcast(SPECIES, coefficients[j]);
      s0 = FloatVector.fromArray(SPECIES, z, at).fma(coefficient, s0);
      s1 = FloatVector.fromArray(SPECIES, z, at + WIDE).fma(coefficient, s1);
      s2 = FloatVector.fromArray(SPECIES, z, at + 2 * WIDE).fma(coefficient, s2);
      s3 = FloatVector.fromArray(SPECIES, z, at + 3 * WIDE).fma(coefficient, s3);
      at += stride;
      coefficient = FloatVector.broadcast(SPECIES, coefficients[j + 1]);
      t0 = FloatVector.fromArray(SPECIES, z, at).fma(coefficient, t0);
      t1 = FloatVector.fromArray(SPECIES, z, at + WIDE).fma(coefficient, t1);
      t2 = FloatVector.fromArray(SPECIES, z, at + 2 * WIDE).fma(coefficient, t2);
      t3 = FloatVector.fromArray(SPECIES, z, at + 3 * WIDE).fma(coefficient, t3);
      at += stride;
    }
    if (j < count) {
      FloatVector coefficient = FloatVector.broadcast(SPECIES, coefficients[j]);
      s0 = FloatVector.fromArray(SPECIES, z, at).fma(coefficient, s0);
      s1 = FloatVector.fromArray(SPECIES, z, at + WIDE).fma(coefficient, s1);
      s2 = FloatVector.fromArray(SPECIES, z, at + 2 * WIDE).fma(coefficient, s2);
      s3 = FloatVector.fromArray(SPECIES, z, at + 3 * WIDE).fma(coefficient, s3);
    }
    s0.add(t0).intoArray(target, f);
    s1.add(t1).intoArray(target, f + WIDE);
    s2.add(t2).intoArray(target, f + 2 * WIDE);
    s3.add(t3).intoArray(target, f + 3 * WIDE);
  }

  private static void addVectorCombination(Rows rows, int f, float[] coefficients, float[] target) {
    FloatVector sum = FloatVector.fromArray(SPECIES, target, f);
    float[] z = rows.values();
    int count = rows.count();
    int stride = rows.stride();
    int at = rows.from() + f;
    for (int j = 0; j < count; j++, at += stride) {
      FloatVector coefficient = FloatVector.broadcast(SPECIES, coefficients[j]);
      sum = FloatVector.fromArray(SPECIES, z, at).fma(coefficient, sum);
    }
    sum.intoArray(target, f);
  }

  @Override
  public void addProjections(
      Rows rows, float[] pulls, float slope, float[] x, float[] scratch, float[] target) {
    if (rows.width() == STRIP) {
      addStripProjections(rows, pulls, slope, x, target);
    } else {
      Algebra.super.addProjections(rows, pulls, slope, x, scratch, target);
    }
  }

  /** Rows of one strip, each read once for product and sum. */
  private static void addStripProjections(
      Rows rows, float[] pulls, float slope, float[] x, float[] target) {
    FloatVector x0 = FloatVector.fromArray(SPECIES, x, 0).mul(slope);
    FloatVector x1 = FloatVector.fromArray(SPECIES, x, WIDE).mul(slope);
    FloatVector x2 = FloatVector.fromArray(SPECIES, x, 2 * WIDE).mul(slope);
    FloatVector x3 = FloatVector.fromArray(SPECIES, x, 3 * WIDE).mul(slope);
    FloatVector s0 = FloatVector.fromArray(SPECIES, target, 0);
    FloatVector s1 = FloatVector.fromArray(SPECIES, target, WIDE);
    FloatVector s2 = FloatVector.fromArray(SPECIES, target, 2 * WIDE);
    FloatVector s3 = FloatVector.fromArray(SPECIES, target, 3 * WIDE);
    float[] z = rows.values();
    int count = rows.count();
    int stride = rows.stride();
    int at = rows.from();
    for (int j = 0; j < count; j++, at += stride) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, z, at);
      FloatVector z1 = FloatVector.fromArray(SPECIES, z, at + WIDE);
      FloatVector z2 = FloatVector.fromArray(SPECIES, z, at + 2 * WIDE);
      FloatVector z3 = FloatVector.fromArray(SPECIES, z, at + 3 * WIDE);
      FloatVector inner = z1.fma(x1, z0.mul(x0)).add(z3.fma(x3, z2.mul(x2)));
      if (WIDE > 8) {
        inner = inner.add(inner.rearrange(BY_8));
      }
      if (WIDE > 4) {
        inner = inner.add(inner.rearrange(BY_4));
      }
      inner = inner.add(inner.rearrange(BY_2));
      inner = inner.add(inner.rearrange(BY_1));
      inner = inner.add(FloatVector.broadcast(SPECIES, pulls[j]));
      s0 = z0.fma(inner, s0);
      s1 = z1.fma(inner, s1);
      s2 = z2.fma(inner, s2);
      s3 = z3.fma(inner, s3);
    }
    s0.intoArray(target, 0);
    s1.intoArray(target, WIDE);
    s2.intoArray(target, 2 * WIDE);
    s3.intoArray(target, 3 * WIDE);
  }

  @Override
  public void addCrossed(Rows left, Rows right, float[] target, int from, int stride) {
    for (int row = 0; row < left.width(); row += Tile.TALL) {
      Tile tile = new Tile(left, right, row);
      int out = from + row * stride;
      int column = 0;
      for (; column + 2 * WIDE <= right.width(); column += 2 * WIDE) {
        tile.addTwo(column, target, out + column, stride);
      }
      for (; column < right.width(); column += WIDE) {
        tile.addOne(column, target, out + column, stride);
      }
    }
  }

  @Override
  public int firstAbove(float[] values, int from, int to, float limit) {
    int at = from;
    while (at + WIDE <= to
        && !FloatVector.fromArray(SPECIES, values, at)
            .compare(VectorOperators.GT, limit)
            .anyTrue()) {
      at += WIDE;
    }
    while (at < to && !(values[at] > limit)) {
      at++;
    }
    return at;
  }

  @Override
  public float dot(float[] a, float[] b) {
    FloatVector sum =
        FloatVector.fromArray(SPECIES, a, 0).mul(FloatVector.fromArray(SPECIES, b, 0));
    for (int f = WIDE; f < b.length; f += WIDE) {
      sum = FloatVector.fromArray(SPECIES, a, f).fma(FloatVector.fromArray(SPECIES, b, f), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void addScaled(float scale, float[] x, float[] target) {
    Triangle.addScaled(scale, x, 0, target, 0, x.length);
  }

  @Override
  public void factor(float[] matrix, int size) {
    Triangle.factor(matrix, size);
  }

  @Override
  public void solve(float[] upper, int size, float[] vector) {
    Triangle.solve(upper, size, vector);
  }
}
