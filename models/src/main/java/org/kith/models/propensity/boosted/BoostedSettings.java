package org.kith.models.propensity.boosted;

import org.kith.features.error.SettingFault;

/**
 * How trees are grown; Chen and Guestrin (2016) for what each does.
 *
 * @param trees how many, 1 to 5,000
 * @param depth of each, 1 to 12
 * @param step share of each tree that is kept, above 0, at most 1
 * @param rowShare share of rows that each tree sees, above 0, at most 1
 * @param featureShare share of features that each tree sees, above 0, at most 1
 * @param leafWeight least sum of p(1 − p) in a leaf, 0 or more
 * @param seed start of the random generator
 */
public record BoostedSettings(
    int trees,
    int depth,
    double step,
    double rowShare,
    double featureShare,
    double leafWeight,
    long seed) {

  public BoostedSettings {
    SettingFault.unless(trees >= 1 && trees <= 5_000, "trees", trees, "1 to 5000");
    SettingFault.unless(depth >= 1 && depth <= 12, "depth", depth, "1 to 12");
    share(step, "step");
    share(rowShare, "row-share");
    share(featureShare, "feature-share");
    SettingFault.unless(
        leafWeight >= 0 && Double.isFinite(leafWeight), "leaf-weight", leafWeight, "0 or more");
  }

  private static void share(double value, String key) {
    SettingFault.unless(value > 0 && value <= 1, key, value, "above 0 and at most 1");
  }

  /** Many small trees in small steps, which suits people's data of any size. */
  public static BoostedSettings usual(long seed) {
    return new BoostedSettings(150, 4, 0.06, 0.8, 0.5, 5, seed);
  }
}
