package org.kith.models.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.models.evaluate.AudienceSize;
import org.kith.models.evaluate.Bootstrap.Interval;

/**
 * What a model's figures rest on.
 *
 * @param intervals 95 % bounds of metrics, by the metric's name
 * @param slices quality on kinds of people, by slice and value
 * @param counts rows learnt from and tested on: {@code train}, {@code train_yes}, {@code test},
 *     {@code test_yes} …
 * @param spread share of the tested people in each tenth of the scores from 0 to 1, ten of them;
 *     empty where scores are no probabilities
 * @param sizes how alike to the seed a lookalike's audience is, by how large it is made, the
 *     smallest first; empty for other kinds
 * @param build hash of the code that trained it; null where unknown
 */
public record Evidence(
    Map<String, Interval> intervals,
    List<Slice> slices,
    Map<String, Long> counts,
    List<Double> spread,
    List<AudienceSize> sizes,
    String build) {

  /** Nothing is known. */
  public static final Evidence NONE = new Evidence(null, null, null, null, null, null);

  /**
   * Quality on one kind of people.
   *
   * @param slice what tells them apart
   * @param value which of them
   * @param rows how many were tested
   * @param yes with how many it came true
   * @param metrics by the names of the whole test's
   */
  public record Slice(
      String slice, String value, long rows, long yes, Map<String, Double> metrics) {

    public Slice {
      metrics = ModelCard.rounded(metrics);
    }

    /** As it is told: {@code is_member = true}. */
    public String words() {
      return slice + " = " + value;
    }
  }

  public Evidence {
    intervals = inOrder(intervals);
    slices = slices == null ? List.of() : List.copyOf(slices);
    counts = inOrder(counts);
    spread = spread == null ? List.of() : List.copyOf(spread);
    sizes = sizes == null ? List.of() : List.copyOf(sizes);
  }

  /** By name, so that the same evidence is the same text. */
  private static <T> Map<String, T> inOrder(Map<String, T> values) {
    return values == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** No more than how many rows. */
  public static Evidence of(Map<String, Long> counts) {
    return new Evidence(null, null, counts, null, null, null);
  }

  /** The same, with what a lookalike's audiences are like. */
  public Evidence sized(List<AudienceSize> newSizes) {
    return new Evidence(intervals, slices, counts, spread, newSizes, build);
  }

  /** The same, trained by that build. */
  public Evidence by(String newBuild) {
    return new Evidence(intervals, slices, counts, spread, sizes, newBuild);
  }
}
