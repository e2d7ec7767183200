package org.kith.jobs.destination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What came of one segment's export to one destination.
 *
 * @param segment the segment's name
 * @param destination the destination's name
 * @param path folder that holds the files; null when nothing was written
 * @param reachable people who may be contacted, before limit and holdout, whom the destination can
 *     reach
 * @param overCap of those to be contacted whom it can reach, who have been contacted often enough
 * @param overSelling of the same, who may be contacted but were offered enough for the content that
 *     they got
 * @param displacedBy by {@code SEGMENT/DESTINATION}, of both, how many that export was granted
 *     instead, by its higher bid
 * @param rows people in the file; 0 when nothing was written
 * @param sha256 of the file with the people, lower-case hex; null when nothing was written
 * @param skippedReason why nothing was written, in words that give no count; null when something
 *     was
 */
public record ExportResult(
    String segment,
    String destination,
    String path,
    long reachable,
    long overCap,
    long overSelling,
    Map<String, Long> displacedBy,
    long rows,
    String sha256,
    String skippedReason) {

  public ExportResult {
    displacedBy = displacedBy == null ? Map.of() : Map.copyOf(displacedBy);
  }

  /** Whether files were written. */
  @JsonIgnore
  public boolean isWritten() {
    return skippedReason == null;
  }
}
