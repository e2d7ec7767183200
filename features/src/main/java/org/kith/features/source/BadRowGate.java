package org.kith.features.source;

import java.util.Locale;
import org.kith.features.error.Problem;

/**
 * Stops a night when too large a share of a source's rows is bad.
 *
 * @param maxBadRows largest share that may be bad, 0 to 1
 */
public record BadRowGate(double maxBadRows) {

  /**
   * @throws Problem {@code INPUT_TOO_BAD} with the bad rows by rule, when their share is over the
   *     gate
   */
  public void pass(String source, SourceCounts counts) {
    if (counts.badShare() <= maxBadRows) {
      return;
    }
    throw new Problem(
        Problem.Code.INPUT_TOO_BAD,
        "source " + source,
        String.format(
            Locale.ROOT,
            "%d of %d rows are bad (%.2f %%), the gate allows %.2f %%: %s",
            counts.bad(),
            counts.read(),
            counts.badShare() * 100,
            maxBadRows * 100,
            counts.badByRule()),
        "Look at the rows in quarantine, correct the source or its contract, or raise"
            + " 'gates.max-bad-rows'.");
  }
}
