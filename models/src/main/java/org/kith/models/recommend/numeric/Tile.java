package org.kith.models.recommend.numeric;

import static org.kith.models.recommend.numeric.Lanes.SPECIES;
import static org.kith.models.recommend.numeric.Lanes.WIDE;

import jdk.incubator.vector.FloatVector;

/**
 * Eight rows of a product LᵀR: a tile of them, two vectors wide or one, stays in registers while
 * all rows of L and R go by. Written out, since only named variables are sure to be registers.
 *
 * @param first column of L that makes the first of the eight
 */
record Tile(Rows left, Rows right, int first) {

  static final int TALL = 8;

  /** Adds a tile two vectors wide to the target, its first row from {@code out} on. */
  void addTwo(int column, float[] target, int out, int stride) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, target, out);
    FloatVector a1 = FloatVector.fromArray(SPECIES, target, out + WIDE);
    FloatVector b0 = FloatVector.fromArray(SPECIES, target, out + stride);
    FloatVector b1 = FloatVector.fromArray(SPECIES, target, out + stride + WIDE);
    FloatVector c0 = FloatVector.fromArray(SPECIES, target, out + 2 * stride);
    FloatVector c1 = FloatVector.fromArray(SPECIES, target, out + 2 * stride + WIDE);
    FloatVector d0 = FloatVector.fromArray(SPECIES, target, out + 3 * stride);
    FloatVector d1 = FloatVector.fromArray(SPECIES, target, out + 3 * stride + WIDE);
    FloatVector e0 = FloatVector.fromArray(SPECIES, target, out + 4 * stride);
    FloatVector e1 = FloatVector.fromArray(SPECIES, target, out + 4 * stride + WIDE);
    FloatVector f0 = FloatVector.fromArray(SPECIES, target, out + 5 * stride);
    FloatVector f1 = FloatVector.fromArray(SPECIES, target, out + 5 * stride + WIDE);
    FloatVector g0 = FloatVector.fromArray(SPECIES, target, out + 6 * stride);
    FloatVector g1 = FloatVector.fromArray(SPECIES, target, out + 6 * stride + WIDE);
    FloatVector h0 = FloatVector.fromArray(SPECIES, target, out + 7 * stride);
    FloatVector h1 = FloatVector.fromArray(SPECIES, target, out + 7 * stride + WIDE);
    float[] lefts = left.values();
    float[] rights = right.values();
    int count = left.count();
    int step = left.stride();
    int otherStep = right.stride();
    int at = left.from() + first;
    int other = right.from() + column;
    for (int k = 0; k < count; k++, at += step, other += otherStep) {
      FloatVector near = FloatVector.fromArray(SPECIES, rights, other);
      FloatVector far = FloatVector.fromArray(SPECIES, rights, other + WIDE);
      FloatVector own = FloatVector.broadcast(SPECIES, lefts[at]);
      a0 = near.fma(own, a0);
      a1 = far.fma(own, a1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 1]);
      b0 = near.fma(own, b0);
      b1 = far.fma(own, b1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 2]);
      c0 = near.fma(own, c0);
      c1 = far.fma(own, c1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 3]);
      d0 = near.fma(own, d0);
      d1 = far.fma(own, d1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 4]);
      e0 = near.fma(own, e0);
      e1 = far.fma(own, e1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 5]);
      f0 = near.fma(own, f0);
      f1 = far.fma(own, f1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 6]);
      g0 = near.fma(own, g0);
      g1 = far.fma(own, g1);
      own = FloatVector.broadcast(SPECIES, lefts[at + 7]);
      h0 = near.fma(own, h0);
      h1 = far.fma(own, h1);
    }
    a0.intoArray(target, out);
    a1.intoArray(target, out + WIDE);
    b0.intoArray(target, out + stride);
    b1.intoArray(target, out + stride + WIDE);
    c0.intoArray(target, out + 2 * stride);
    c1.intoArray(target, out + 2 * stride + WIDE);
    d0.intoArray(target, out + 3 * stride);
    d1.intoArray(target, out + 3 * stride + WIDE);
    e0.intoArray(target, out + 4 * stride);
    e1.intoArray(target, out + 4 * stride + WIDE);
    f0.intoArray(target, out + 5 * stride);
    f1.intoArray(target, out + 5 * stride + WIDE);
    g0.intoArray(target, out + 6 * stride);
    g1.intoArray(target, out + 6 * stride + WIDE);
    h0.intoArray(target, out + 7 * stride);
    h1.intoArray(target, out + 7 * stride + WIDE);
  }

  /** Adds a tile one vector wide. */
  void addOne(int column, float[] target, int out, int stride) {
    FloatVector a = FloatVector.fromArray(SPECIES, target, out);
    FloatVector b = FloatVector.fromArray(SPECIES, target, out + stride);
    FloatVector c = FloatVector.fromArray(SPECIES, target, out + 2 * stride);
    FloatVector d = FloatVector.fromArray(SPECIES, target, out + 3 * stride);
    FloatVector e = FloatVector.fromArray(SPECIES, target, out + 4 * stride);
    FloatVector f = FloatVector.fromArray(SPECIES, target, out + 5 * stride);
    FloatVector g = FloatVector.fromArray(SPECIES, target, out + 6 * stride);
    FloatVector h = FloatVector.fromArray(SPECIES, target, out + 7 * stride);
    float[] lefts = left.values();
    float[] rights = right.values();
    int count = left.count();
    int step = left.stride();
    int otherStep = right.stride();
    int at = left.from() + first;
    int other = right.from() + column;
    for (int k = 0; k < count; k++, at += step, other += otherStep) {
      FloatVector near = FloatVector.fromArray(SPECIES, rights, other);
      a = near.fma(FloatVector.broadcast(SPECIES, lefts[at]), a);
      b = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 1]), b);
      c = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 2]), c);
      d = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 3]), d);
      e = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 4]), e);
      f = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 5]), f);
      g = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 6]), g);
      h = near.fma(FloatVector.broadcast(SPECIES, lefts[at + 7]), h);
    }
    a.intoArray(target, out);
    b.intoArray(target, out + stride);
    c.intoArray(target, out + 2 * stride);
    d.intoArray(target, out + 3 * stride);
    e.intoArray(target, out + 4 * stride);
    f.intoArray(target, out + 5 * stride);
    g.intoArray(target, out + 6 * stride);
    h.intoArray(target, out + 7 * stride);
  }
}
