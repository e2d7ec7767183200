package org.kith.jobs.evaluate.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.ScoreTable;

/** Measures of scores where each person's true probability is known, and not only an answer. */
final class TrueProbability {

  private TrueProbability() {}

  /** In: rows {@code (score, latent, observable)}. Out: figures by name. */
  static Map<String, Double> metrics(List<Row> rows) {
    BinaryMetrics own = expected(rows, row -> row.getDouble(0));
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("people", (double) rows.size());
    metrics.put("auc", own.auc());
    metrics.put("observable_auc", expected(rows, row -> row.getDouble(2)).auc());
    metrics.put("latent_auc", expected(rows, row -> row.getDouble(1)).auc());
    metrics.put("ece", own.ece());
    metrics.put("observable_ece", expected(rows, row -> row.getDouble(2)).ece());
    metrics.put(
        "mean_score", rows.stream().mapToDouble(row -> row.getDouble(0)).average().orElse(0));
    metrics.put(
        "mean_latent", rows.stream().mapToDouble(row -> row.getDouble(1)).average().orElse(0));
    return metrics;
  }

  /** Everybody says yes with their latent probability. */
  private static BinaryMetrics expected(List<Row> rows, ToDoubleFunction<Row> score) {
    TreeMap<Double, double[]> sums = new TreeMap<>();
    for (Row row : rows) {
      double[] sum = sums.computeIfAbsent(score.applyAsDouble(row), s -> new double[2]);
      sum[0]++;
      sum[1] += row.getDouble(1);
    }
    return new BinaryMetrics(
        new ScoreTable(
            sums.keySet().stream().mapToDouble(s -> s).toArray(),
            sums.values().stream().mapToDouble(sum -> sum[0]).toArray(),
            sums.values().stream().mapToDouble(sum -> sum[1]).toArray()));
  }
}
