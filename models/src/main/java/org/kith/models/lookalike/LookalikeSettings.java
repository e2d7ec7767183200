package org.kith.models.lookalike;

import org.kith.features.error.SettingFault;

/**
 * How resemblance is learnt.
 *
 * @param negativesPerSeed people drawn at random for each of the seed to set it apart from, 1 to
 *     100
 * @param heldShare share of the seed that is not learnt from and judges the model, above 0, at most
 *     .5
 * @param fewestSeed smallest seed that can be learnt from, 20 or more
 * @param seed start of the random generator
 */
public record LookalikeSettings(int negativesPerSeed, double heldShare, int fewestSeed, long seed) {

  private static final int FEWEST = 20;

  public LookalikeSettings {
    SettingFault.unless(
        negativesPerSeed >= 1 && negativesPerSeed <= 100,
        "negatives-per-seed",
        negativesPerSeed,
        "1 to 100");
    SettingFault.unless(
        heldShare > 0 && heldShare <= .5, "held-share", heldShare, "above 0 and at most 0.5");
    SettingFault.unless(fewestSeed >= FEWEST, "fewest-seed", fewestSeed, FEWEST + " or more");
  }

  /** The same for a part of the people, where half the seed will do. */
  LookalikeSettings ofPart() {
    return new LookalikeSettings(
        negativesPerSeed, heldShare, Math.max(FEWEST, fewestSeed / 2), seed);
  }

  /** Five others for each of the seed, a quarter of it held out, a hundred at least. */
  public static LookalikeSettings usual(long seed) {
    return new LookalikeSettings(5, .25, 100, seed);
  }
}
