package org.kith.features.lake;

import java.util.Map;

/**
 * How a row of {@code releases} came to be, and from what.
 *
 * @param event what put it there
 * @param reason why, in an operator's words; null where none was given
 * @param hashes fingerprints of what decided the release, by part: {@code source:NAME}, {@code
 *     configuration:PART}, {@code code}; empty for a row of before they were recorded
 */
public record Origin(Event event, String reason, Map<String, String> hashes) {

  /** A night's own row, of which no more is known. */
  public static final Origin NIGHT = new Origin(Event.NIGHT, null, Map.of());

  /** What puts a row into {@code releases}. */
  public enum Event {
    /** A night has been published. */
    NIGHT,
    /** Readers went back to a release that was published before. */
    ROLLBACK,
    /** A release was written again without a person. */
    ERASURE
  }

  public Origin {
    hashes = Map.copyOf(hashes);
  }
}
