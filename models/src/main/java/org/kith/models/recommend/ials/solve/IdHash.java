package org.kith.models.recommend.ials.solve;

/** Numbers that depend on an id and a seed alone: its block, and where its factors start. */
public final class IdHash {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final float UNIT = (float) (Math.sqrt(3) / (1 << 16));

  private IdHash() {}

  /** The block of that id among so many, from 0. */
  public static int block(String id, int blocks) {
    return (int) Long.remainderUnsigned(hash(id), blocks);
  }

  /**
   * Draws a row of factors with mean 0: sums of four even draws, near enough to the normal
   * distribution.
   *
   * @param deviation standard deviation of a factor
   */
  public static void draw(
      String id, long seed, double deviation, int rank, float[] factors, int offset) {
    long state = hash(id) ^ mix(seed);
    float scale = (float) deviation * UNIT;
    for (int f = 0; f < rank; f++) {
      state += GOLDEN;
      long bits = mix(state);
      long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
      factors[offset + f] = (sum - 131_070) * scale;
    }
  }

  private static long hash(String id) {
    long hash = GOLDEN;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
