package org.kith.jobs.segment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many people of a segment are left after each step; {@code people ≥ consented ≥ notSuppressed
 * ≥ withinLimit = treat + holdout}.
 *
 * @param segment the segment's name
 * @param people those whom the rule, include and exclude match
 * @param consented of these, with consent to the segment's purpose
 * @param notSuppressed of these, whom no suppression names
 * @param withinLimit of these, the first by rank up to quota and limit
 * @param treat of these, the arm that is contacted
 * @param holdout of these, the arm that is not
 * @param unitSize people of the segment who are held out with a person, that person among them, on
 *     average over its people; 1 where each is alone
 * @param suppressed people left out by each suppression, the first that holds counting, in the
 *     definition's order; then minors and those not worth the cost, where there are any
 */
public record Funnel(
    String segment,
    long people,
    long consented,
    long notSuppressed,
    long withinLimit,
    long treat,
    long holdout,
    double unitSize,
    Map<String, Long> suppressed) {

  /**
   * How alike people of one unit are taken to be before anything was measured. Cautious: of 1,039
   * outcomes in Adams and others (2004), Patterns of intra-cluster correlation from primary care
   * research, half were below .01 and three quarters below .032.
   */
  private static final double ASSUMED_CORRELATION = 0.05;

  public Funnel {
    suppressed = Collections.unmodifiableMap(new LinkedHashMap<>(suppressed));
  }

  /**
   * How many times the people a lift takes to show, since arms are drawn by units; see {@code
   * DesignEffect}.
   */
  public double designEffect() {
    return 1 + Math.max(0, unitSize - 1) * ASSUMED_CORRELATION;
  }

  /** Adds up the people by what became of them: an arm, or the reason for leaving them out. */
  static Funnel of(SegmentDefinition segment, Map<String, Long> byVerdict, double unitSize) {
    Map<String, Long> suppressed = new LinkedHashMap<>();
    for (String reason : segment.suppress().keySet()) {
      suppressed.put(reason, byVerdict.getOrDefault(reason, 0L));
    }
    for (String reason : List.of(SegmentRules.MINOR, SegmentRules.NOT_WORTH)) {
      if (byVerdict.containsKey(reason)) {
        suppressed.put(reason, byVerdict.get(reason));
      }
    }
    long people = byVerdict.values().stream().mapToLong(Long::longValue).sum();
    long treat = byVerdict.getOrDefault(Holdout.TREAT, 0L);
    long holdout = byVerdict.getOrDefault(Holdout.HOLDOUT, 0L);
    long ranked =
        byVerdict.getOrDefault(SegmentRules.OVER_LIMIT, 0L)
            + byVerdict.getOrDefault(SegmentRules.OVER_QUOTA, 0L);
    return new Funnel(
        segment.name(),
        people,
        people - byVerdict.getOrDefault(SegmentRules.NO_CONSENT, 0L),
        treat + holdout + ranked,
        treat + holdout,
        treat,
        holdout,
        unitSize,
        suppressed);
  }
}
