package org.kith.models.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.kith.models.evaluate.CalibrationPoint;

/** Model cards for tests. */
final class Cards {

  private Cards() {}

  static ModelCard propensity(Map<String, Double> metrics) {
    return card("propensity", metrics);
  }

  static ModelCard value(Map<String, Double> metrics) {
    return card("value", metrics);
  }

  static ModelCard uplift(Map<String, Double> metrics) {
    return card("uplift", metrics);
  }

  static ModelCard recommender(Map<String, Double> metrics) {
    return card("recommend", metrics);
  }

  private static ModelCard card(String kind, Map<String, Double> metrics) {
    return new ModelCard(
        "model",
        ModelCard.version(List.of("a", "b")),
        kind,
        LocalDate.of(2026, 6, 30),
        Map.of("orders", 4L),
        List.of(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 30)),
        Map.of("rank", "64"),
        7,
        metrics,
        Verdict.PASSED,
        false,
        "0123456789abcdef",
        Map.of("recency_days", .5),
        List.of(new CalibrationPoint(.5, .4, 10)));
  }
}
