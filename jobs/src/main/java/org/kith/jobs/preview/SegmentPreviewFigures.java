package org.kith.jobs.preview;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a segment would be, printed as a table or as JSON, a component a field.
 *
 * @param segment its name
 * @param release the release whose people it was tried on
 * @param asOf the day that the release speaks for
 * @param funnel how many people are left after each step
 * @param nobody why it would contact nobody, and which models it misses; null where it would
 *     contact somebody
 * @param contrasts the tags by which those whom the rule matches differ most from everyone else,
 *     strongest first; none where either side has nobody
 * @param overlaps the published segments that share people with it, the most first
 * @param since how its people differ from those that the release has of it; null where it has none
 * @param baseRate probability of an order without the contact, on which the next figure rests
 * @param smallestDetectableLift smallest rise of that probability which the arms could show; null
 *     where there is none, as without a holdout
 */
public record SegmentPreviewFigures(
    String segment,
    String release,
    LocalDate asOf,
    Steps funnel,
    String nobody,
    List<Contrast> contrasts,
    List<Overlap> overlaps,
    Since since,
    double baseRate,
    Double smallestDetectableLift) {

  /**
   * People left after each step.
   *
   * @param people whom the rule, include and exclude match
   * @param consented of these, with consent to the segment's purpose
   * @param notSuppressed of these, whom no suppression names
   * @param reachable of these, who have the id that a destination wants, by destination, before
   *     limit and holdout
   * @param withinLimit of those not suppressed, the first by rank up to the limit
   * @param suppressed people left out by each suppression, the first that holds counting
   */
  public record Steps(
      long people,
      long consented,
      long notSuppressed,
      Map<String, Long> reachable,
      long withinLimit,
      Map<String, Long> suppressed) {

    public Steps {
      reachable = Collections.unmodifiableMap(new LinkedHashMap<>(reachable));
      suppressed = Collections.unmodifiableMap(new LinkedHashMap<>(suppressed));
    }
  }

  /**
   * How many people it shares with a published segment, both arms of each.
   *
   * @param segment the other's name
   * @param people in both
   */
  public record Overlap(String segment, long people) {}

  /**
   * Its people beside those that the release has of it, both arms.
   *
   * @param stay in both
   * @param enter in it now alone
   * @param leave in the release alone
   */
  public record Since(long stay, long enter, long leave) {}

  public SegmentPreviewFigures {
    contrasts = List.copyOf(contrasts);
    overlaps = List.copyOf(overlaps);
  }
}
