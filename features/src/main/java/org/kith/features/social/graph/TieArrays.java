package org.kith.features.social.graph;

import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** Undirected ties between the numbers below {@code people}, each once, in primitive arrays. */
public final class TieArrays {

  private final int people;
  private final LargeIntArray src = new LargeIntArray(0);
  private final LargeIntArray dst = new LargeIntArray(0);
  private final LargeDoubleArray strength = new LargeDoubleArray(0);

  /** Room for ties between so many people, of which there are none yet. */
  public TieArrays(int people) {
    this.people = people;
  }

  /**
   * Adds a tie that is not there yet.
   *
   * @param one a number
   * @param other another number
   * @param strong above 0
   */
  public void add(int one, int other, double strong) {
    src.append(one);
    dst.append(other);
    strength.append(strong);
  }

  /** How many numbers there are, tied or not. */
  public int people() {
    return people;
  }

  /** How many ties there are. */
  public long size() {
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
