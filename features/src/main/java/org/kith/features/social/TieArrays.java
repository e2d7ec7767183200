package org.kith.features.social;

import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** Undirected ties between the numbers below {@code people}, each once, in primitive arrays. */
final class TieArrays {

  private final int people;
  private final LargeIntArray src = new LargeIntArray(0);
  private final LargeIntArray dst = new LargeIntArray(0);
  private final LargeDoubleArray strength = new LargeDoubleArray(0);

  TieArrays(int people) {
    this.people = people;
  }

  void add(int one, int other, double strong) {
    src.append(one);
    dst.append(other);
    strength.append(strong);
  }

  int people() {
    return people;
  }

  long size() {
    return strength.size();
  }

  LargeIntArray src() {
    return src;
  }

  LargeIntArray dst() {
    return dst;
  }

  LargeDoubleArray strength() {
    return strength;
  }
}
