package org.kith.jobs.bench.pairs;

/** The sizes that recommenders are compared on. */
public enum Size {
  /** For tests: over in a moment. */
  TINY(new Law(300, 200, 4, 14)),
  /** Half a million pairs. */
  S(new Law(10_000, 5_000, 32, 50)),
  /** Five million pairs. */
  M(new Law(100_000, 20_000, 48, 50)),
  /** Twenty-five million pairs. */
  L(new Law(500_000, 50_000, 64, 50));

  private final Law law;

  Size(Law law) {
    this.law = law;
  }

  /** The law by which its pairs are drawn. */
  public Law law() {
    return law;
  }
}
