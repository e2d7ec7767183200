package org.kith.features.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a source's rows. No row is lost: {@code read} is the sum of the other three.
 *
 * @param read rows in the files
 * @param accepted rows that became facts
 * @param duplicate rows whose whole content an earlier row had
 * @param quarantined rows set aside with the rule that they break
 * @param byRule rows set aside, by that rule, in order of name
 */
public record SourceCounts(
    long read, long accepted, long duplicate, long quarantined, Map<String, Long> byRule) {

  public SourceCounts {
    byRule = Collections.unmodifiableMap(new TreeMap<>(byRule));
    if (read != accepted + duplicate + quarantined) {
      throw new IllegalArgumentException(
          "%d rows read are not %d accepted, %d duplicate and %d quarantined"
              .formatted(read, accepted, duplicate, quarantined));
    }
  }

  /** These rows and others of the same source. */
  public SourceCounts plus(SourceCounts more) {
    Map<String, Long> rules = new TreeMap<>(byRule);
    more.byRule().forEach((rule, rows) -> rules.merge(rule, rows, Long::sum));
    return new SourceCounts(
        read + more.read(),
        accepted + more.accepted(),
        duplicate + more.duplicate(),
        quarantined + more.quarantined(),
        rules);
  }

  /** The share of the rows that are bad, 0 to 1; 0 where there were none. */
  public double badShare() {
    return read == 0 ? 0 : (double) bad() / read;
  }

  /** The bad rows. */
  public long bad() {
    return badByRule().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The bad rows by the rule that they break, in order of name. What may not be kept, such as an
   * erased person's rows, and what a later row of the same key replaces is set aside and not bad.
   */
  public Map<String, Long> badByRule() {
    Map<String, Long> bad = new TreeMap<>(byRule);
    bad.keySet().removeAll(ForgottenRows.RULES);
    bad.remove(Judgement.SUPERSEDED);
    return bad;
  }

  /** Rows that were set aside because they may not be kept. */
  public long forgotten() {
    return ForgottenRows.RULES.stream().mapToLong(rule -> byRule.getOrDefault(rule, 0L)).sum();
  }
}
