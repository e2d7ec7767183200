package org.kith.jobs.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good one model is, beside what it must beat.
 *
 * @param name the model's name in the registry
 * @param kind {@code recommend}, {@code propensity}, {@code value}, {@code uplift} or {@code
 *     lookalike}
 * @param algorithm how it learns, such as {@code als}
 * @param version the trained version
 * @param champion whether the night uses it
 * @param trained whether this night trained it; false where an earlier version went on
 * @param verdict the gate's verdict: {@code passed}, {@code refused} or {@code not judged}
 * @param verdictReason the verdict in words, a sentence; null where there is none
 * @param question what a score is the probability of; null for a recommender
 * @param measuredOn on what the metrics were measured, in words, such as {@code orders from
 *     2026-06-01 to 2026-06-30, 1,204 people}
 * @param metrics by the names of the workbench, such as {@code recall@20}, {@code ndcg@20}, {@code
 *     coverage@20}, {@code auc}, {@code log_loss}, {@code brier}, {@code ece}, {@code lift@10%}
 * @param baselines what it is measured against, by the same metrics
 * @param calibration predicted beside observed, by rising prediction; empty for a recommender
 * @param importances what the prediction rests on, strongest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelFigures(
    String name,
    String kind,
    String algorithm,
    String version,
    boolean champion,
    boolean trained,
    String verdict,
    String verdictReason,
    String question,
    String measuredOn,
    Map<String, Double> metrics,
    List<Baseline> baselines,
    List<Bin> calibration,
    List<Importance> importances) {

  public ModelFigures {
    metrics = finite(metrics);
    baselines = NightFigures.list(baselines);
    calibration = NightFigures.list(calibration);
    importances = NightFigures.list(importances);
  }

  /**
   * What a model is measured against.
   *
   * @param name such as {@code popularity}
   * @param metrics by the same names as the model's
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Baseline(String name, Map<String, Double> metrics) {

    public Baseline {
      metrics = finite(metrics);
    }
  }

  /**
   * People with much the same prediction.
   *
   * @param predicted their mean predicted probability, 0 to 1
   * @param observed share of them with whom it came true, 0 to 1
   * @param people how many they are
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Bin(double predicted, double observed, long people) {}

  /**
   * A feature and its weight in the prediction.
   *
   * @param feature the tag's name
   * @param weight share of the whole, or a coefficient on the standardised feature; the sign says
   *     which way
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Importance(String feature, double weight) {}

  /** Only the numbers that a reader could make sense of. */
  private static Map<String, Double> finite(Map<String, Double> given) {
    Map<String, Double> kept = new LinkedHashMap<>(NightFigures.map(given));
    kept.values().removeIf(value -> value == null || !Double.isFinite(value));
    return Collections.unmodifiableMap(kept);
  }
}
