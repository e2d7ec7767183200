package org.kith.models.registry;

import java.util.List;

/**
 * Whether a model may be used, and why not.
 *
 * @param passed whether it may
 * @param reasons every reason against it; empty when it passed
 */
public record Verdict(boolean passed, List<Reason> reasons) {

  /** A model that may be used. */
  public static final Verdict PASSED = new Verdict(true, List.of());

  /**
   * One reason in plain words.
   *
   * @param code stable name: {@code not_measured}, {@code out_of_range}, {@code all_equal}, {@code
   *     uncalibrated}, {@code leak}, {@code worse_than_baseline}, {@code worse_than_champion},
   *     {@code empty}, {@code shrunken}, {@code drifted}, {@code bad_on_slice}, {@code total_off},
   *     {@code no_effect}, {@code no_targeting}
   * @param en English
   * @param zh Chinese
   */
  public record Reason(String code, String en, String zh) {}

  public Verdict {
    reasons = List.copyOf(reasons);
    if (passed != reasons.isEmpty()) {
      throw new IllegalArgumentException("a verdict is refused for reasons and passed without");
    }
  }

  static Verdict of(List<Reason> against) {
    return against.isEmpty() ? PASSED : new Verdict(false, against);
  }

  /** {@code passed} or {@code refused}. */
  public String word() {
    return passed ? "passed" : "refused";
  }
}
