package org.kith.models.recommend.numeric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The machine's vectors of floats. */
final class Lanes {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Floats in a vector. */
  static final int WIDE = SPECIES.length();

  /** Floats in the four vectors that a loop walks at once. */
  static final int STRIP = 4 * WIDE;

  /**
   * Turns by so many lanes; a vector with its turns by 8, 4, 2 and 1 added has its sum everywhere.
   */
  static final VectorShuffle<Float> BY_8 = turn(8);

  static final VectorShuffle<Float> BY_4 = turn(4);
  static final VectorShuffle<Float> BY_2 = turn(2);
  static final VectorShuffle<Float> BY_1 = turn(1);

  private Lanes() {}

  private static VectorShuffle<Float> turn(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % WIDE);
  }

  /** Whether the loops work with vectors of that length. */
  static boolean areEnough() {
    return WIDE == 4 || WIDE == 8 || WIDE == 16;
  }
}
