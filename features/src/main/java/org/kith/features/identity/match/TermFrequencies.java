package org.kith.features.identity.match;

import java.io.Serializable;
import java.util.Map;

/**
 * How many records bear a value, for the values that many bear, to the power of two below.
 *
 * @param powers by field: the power of two of a value's bearers; a value that is not there has two
 *     or three
 */
record TermFrequencies(Map<String, Byte>[] powers) implements Serializable {

  /** Fewest records that must bear a value for it to be there. */
  static final int FEWEST = 4;

  private static final int BITS = 4;
  private static final int LARGEST_POWER = 15;

  /** The power of two of a number of bearers. */
  static byte power(long bearers) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, bearers));
    return (byte) Math.min(LARGEST_POWER, power);
  }

  /** By how many records the values are borne that two records share: four bits a field. */
  long sharing(long pattern, String[] values) {
    long sharing = 0;
    for (int f = 0; f < powers.length; f++) {
      if (Comparison.level(pattern, f) == Likeness.EQUAL) {
        sharing |= (long) powers[f].getOrDefault(values[f], (byte) 1) << (BITS * f);
      }
    }
    return sharing;
  }

  /** About how many records bear the value of a field that both share. */
  static double bearers(long sharing, int field) {
    int power = (int) (sharing >>> (BITS * field) & LARGEST_POWER);
    return power <= 1 ? 2 : Math.sqrt(2) * (1L << power);
  }
}
