package org.kith.jobs.night.stage;

import java.util.List;
import java.util.Map;
import org.kith.features.source.SourceCounts;
import org.kith.jobs.night.work.StageFigures;

/**
 * What came in.
 *
 * @param sources one a source, by name
 */
public record IngestFigures(List<SourceFigures> sources) implements StageFigures {

  /**
   * What became of a source's rows; {@code read} is the sum of the three after it.
   *
   * @param name the source
   * @param table fact table that it fills
   * @param read rows in its files
   * @param accepted rows that became facts
   * @param duplicate exact repetitions
   * @param quarantined rows kept apart
   * @param byRule quarantined rows by the rule they broke
   * @param delivered fingerprint of the files that held the rows
   * @param judgedBy fingerprint of all else that decides what becomes of a row
   */
  public record SourceFigures(
      String name,
      String table,
      long read,
      long accepted,
      long duplicate,
      long quarantined,
      Map<String, Long> byRule,
      String delivered,
      String judgedBy) {

    SourceCounts counts() {
      return new SourceCounts(read, accepted, duplicate, quarantined, byRule);
    }
  }

  @Override
  public long rowsIn() {
    return sources.stream().mapToLong(SourceFigures::read).sum();
  }

  @Override
  public long rowsOut() {
    return sources.stream().mapToLong(source -> source.accepted() + source.quarantined()).sum();
  }
}
