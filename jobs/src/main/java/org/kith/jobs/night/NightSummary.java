package org.kith.jobs.night;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a night came to, in figures; printed as a table or as JSON, a component a field.
 *
 * <p>Maps keep the order in which they are given. A night of one stage leaves what it did not reach
 * at 0 and empty.
 *
 * @param release the release that readers now see; null where there is none yet
 * @param asOf the day that the night speaks for
 * @param knownAt the last day whose knowledge it saw: its own, unless it was rebuilt as known then
 * @param outcome how it ended
 * @param refusal why nothing was published: what and where · found and legal · what to do; null
 *     unless the outcome is {@code REFUSED}
 * @param lake URI of the lake
 * @param sources rows of each source, by its name
 * @param persons people known
 * @param tags rows of {@code tags}
 * @param recommendations rows of {@code recommendations}
 * @param models models in use, by name
 * @param segments people of each segment, by name
 * @param exports files handed out
 * @param notApplicable what the input does not allow and why, by what it is: {@code tag
 *     last_purchase_days} to {@code no dates}
 * @param alarms what somebody should look at, though it stopped nothing
 * @param seconds wall time of each stage, in the order of the stages
 * @param report where the night's report is; null when there is none
 */
public record NightSummary(
    String release,
    LocalDate asOf,
    LocalDate knownAt,
    Outcome outcome,
    String refusal,
    String lake,
    Map<String, SourceRows> sources,
    long persons,
    long tags,
    long recommendations,
    Map<String, ModelSummary> models,
    Map<String, Arms> segments,
    List<ExportFile> exports,
    Map<String, String> notApplicable,
    List<String> alarms,
    Map<String, Double> seconds,
    String report) {

  /** How a night ends. */
  public enum Outcome {
    /** Readers see a new release. */
    PUBLISHED,
    /** Nothing that decides the result has changed; readers see the release that was there. */
    UNCHANGED,
    /** A quality gate stopped it; readers see the release that was there. */
    REFUSED
  }

  /**
   * What became of a source's rows; {@code read} is the sum of the other three.
   *
   * @param read rows in the source's files
   * @param accepted rows that became facts
   * @param duplicate exact repetitions
   * @param quarantined rows refused and kept apart
   */
  public record SourceRows(long read, long accepted, long duplicate, long quarantined) {}

  /**
   * A trained model.
   *
   * @param version its version in the registry
   * @param champion whether its scores are the ones published
   * @param metrics figures on people or days that it did not learn from, by name
   */
  public record ModelSummary(String version, boolean champion, Map<String, Double> metrics) {

    public ModelSummary {
      metrics = ordered(metrics);
    }
  }

  /**
   * The people of a segment.
   *
   * @param treat those who may be contacted
   * @param holdout those held out, to compare with
   */
  public record Arms(long treat, long holdout) {}

  /**
   * One file of an export.
   *
   * @param segment whose people it holds
   * @param destination whom it is for
   * @param path URI of the file
   * @param rows people in it
   */
  public record ExportFile(String segment, String destination, String path, long rows) {}

  public NightSummary {
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(knownAt, "knownAt");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(lake, "lake");
    sources = ordered(sources);
    models = ordered(models);
    segments = ordered(segments);
    exports = List.copyOf(exports);
    notApplicable = ordered(notApplicable);
    alarms = alarms == null ? List.of() : List.copyOf(alarms);
    seconds = ordered(seconds);
  }

  private static <V> Map<String, V> ordered(Map<String, V> given) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }
}
