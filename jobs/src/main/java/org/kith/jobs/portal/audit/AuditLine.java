package org.kith.jobs.portal.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One thing that was done or refused.
 *
 * @param number 1 for the first line, then one more each time
 * @param time UTC, ISO 8601
 * @param user who; empty before the login
 * @param action such as {@code login} or {@code download}
 * @param object what it was about: brand, segment, release, destination and file; empty for none
 * @param outcome {@code done}, {@code denied} or {@code failed}, with the reason
 * @param address where it came from
 * @param previous hash of the line before, 64 zeros before the first
 * @param hash SHA-256 over all of the above, in this order, lower-case hex
 */
@JsonPropertyOrder({
  "number",
  "time",
  "user",
  "action",
  "object",
  "outcome",
  "address",
  "previous",
  "hash"
})
public record AuditLine(
    long number,
    String time,
    String user,
    String action,
    String object,
    String outcome,
    String address,
    String previous,
    String hash) {

  /** What comes before the first line. */
  static final String START = "0".repeat(64);

  /** The hash that the other parts demand. */
  String rightHash() {
    return Chain.hash(
        Long.toString(number), time, user, action, object, outcome, address, previous);
  }
}
