package org.kith.jobs.night.audit;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The population stability index of two counts by class: the sum of (p − q) · ln(p ÷ q) over the
 * classes, p and q being the shares of each; Siddiqi (2006), section 8. Half a case is added to
 * every class, so that an empty one has a share.
 */
final class Drift {

  /** From here on a change counts as a drift of its own. */
  static final double LIMIT = 0.25;

  private static final double HALF = 0.5;
  private static final double NOISE_ALLOWED = 3;

  private Drift() {}

  /** The index, 0 or more; 0 where either has no case. */
  static <K extends Comparable<K>> double psi(Map<K, Long> before, Map<K, Long> after) {
    double old = total(before);
    double fresh = total(after);
    if (old == 0 || fresh == 0) {
      return 0;
    }
    Set<K> classes = classes(before, after);
    double psi = 0;
    for (K each : classes) {
      double q = (before.getOrDefault(each, 0L) + HALF) / (old + HALF * classes.size());
      double p = (after.getOrDefault(each, 0L) + HALF) / (fresh + HALF * classes.size());
      psi += (p - q) * Math.log(p / q);
    }
    return psi;
  }

  /**
   * The largest index that passes: the limit, and what few cases bring by chance, which is about
   * (classes − 1) · (1 ÷ n + 1 ÷ m); Yurdakul (2018), section 3.
   */
  static <K extends Comparable<K>> double largest(Map<K, Long> before, Map<K, Long> after) {
    int classes = classes(before, after).size();
    double noise = (classes - 1) * (1 / Math.max(1, total(before)) + 1 / Math.max(1, total(after)));
    return LIMIT + NOISE_ALLOWED * noise;
  }

  private static <K extends Comparable<K>> Set<K> classes(Map<K, Long> one, Map<K, Long> other) {
    Set<K> classes = new TreeSet<>(one.keySet());
    classes.addAll(other.keySet());
    return classes;
  }

  private static double total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
