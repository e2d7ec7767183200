package org.kith.jobs.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kith.jobs.report.page.Html;

class QualityTableTest {

  @Test
  void aModelIsComparedWithTheBestBaseline() {
    Map<String, Map<String, Double>> baselines = new LinkedHashMap<>();
    baselines.put("weak", Map.of("auc", 0.5));
    baselines.put("strong", Map.of("auc", 0.8));

    assertThat(html(Map.of("auc", 0.6), baselines)).contains("▼ worse by 25.0%");
  }

  @Test
  void ofAnErrorTheLowerOneIsBetter() {
    assertThat(html(Map.of("brier", 0.1), Map.of("base rate", Map.of("brier", 0.2))))
        .contains("▲ better by 50.0%");
  }

  @Test
  void manyTimesAsGoodIsSaidSo() {
    assertThat(html(Map.of("recall@20", 0.3), Map.of("popularity", Map.of("recall@20", 0.1))))
        .contains("▲ 3.0 times as good");
  }

  @Test
  void theCalibrationErrorIsNotCompared() {
    assertThat(html(Map.of("ece", 0.02), Map.of("base rate", Map.of("ece", 0.01))))
        .doesNotContain("better by", "worse by");
  }

  @Test
  void aBaselineThatLacksAMetricHasADash() {
    assertThat(html(Map.of("auc", 0.7), Map.of("rule", Map.of()))).contains("<span>–</span>");
  }

  private static String html(
      Map<String, Double> metrics, Map<String, Map<String, Double>> baselines) {
    return new Html().add(new QualityTable("model", metrics, baselines)).toString();
  }
}
