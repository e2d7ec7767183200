package org.kith.jobs.evaluate.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Measures of scores of uplift where each person's true effect is known. */
final class TrueEffect {

  private TrueEffect() {}

  /** In: rows {@code (score, given_observed, effect)} of a campaign's people. Out: by name. */
  static Map<String, Double> metrics(List<Row> rows) {
    double own = qini(rows, 0);
    double best = qini(rows, 1);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("people", (double) rows.size());
    metrics.put("qini", own);
    metrics.put("given_observed_qini", best);
    metrics.put("effect_qini", qini(rows, 2));
    metrics.put("qini_share", own / best);
    return metrics;
  }

  /**
   * Area between the curve of true effects, people taken in the order of a column from the highest
   * down, and the straight line to its end, ÷ people.
   */
  private static double qini(List<Row> rows, int column) {
    List<Row> order = new ArrayList<>(rows);
    order.sort(
        Comparator.comparingDouble((Row row) -> -row.getDouble(column))
            .thenComparingDouble(row -> row.getDouble(2)));
    double people = rows.size();
    double sum = 0;
    double area = 0;
    for (Row row : order) {
      double before = sum;
      sum += row.getDouble(2) / people;
      area += (before + sum) / 2 / people;
    }
    return area - sum / 2;
  }
}
