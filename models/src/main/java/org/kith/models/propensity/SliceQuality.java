package org.kith.models.propensity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.models.evaluate.BinaryMetrics;
import org.kith.models.evaluate.CalibrationNoise;
import org.kith.models.evaluate.CalibrationPoint;
import org.kith.models.evaluate.ScoreTable;
import org.kith.models.registry.Evidence;

/** How good a model is on each kind of people. */
final class SliceQuality {

  private static final String UNKNOWN = "unknown";
  private static final int DECIMALS = 4;
  private static final int BINS = 10;

  private SliceQuality() {}

  /** {@code array<string>}: a row's value of each slice, in the order of the settings. */
  static Column values(Map<String, String> slices) {
    return array(
            slices.values().stream()
                .map(rule -> coalesce(expr(rule).cast("string"), lit(UNKNOWN)))
                .toArray(Column[]::new))
        .cast("array<string>");
  }

  /**
   * Quality by slice and value, in order.
   *
   * <p>In: {@code (score double, label, slices array<string>)}. Scores are counted to four
   * decimals, so that what is gathered stays small.
   */
  static List<Evidence.Slice> of(Dataset<Row> scored, Map<String, String> slices) {
    if (slices.isEmpty()) {
      return List.of();
    }
    List<String> names = List.copyOf(slices.keySet());
    Map<String, List<Row>> groups = new TreeMap<>();
    scored
        .select(
            round(col("score"), DECIMALS).as("score"),
            col("label"),
            posexplode(col("slices")).as(new String[] {"slice", "value"}))
        .groupBy("slice", "value", "score")
        .agg(count(lit(1)).as("rows"), sum("label").cast("double").as("positives"))
        .collectAsList()
        .forEach(
            row ->
                groups
                    .computeIfAbsent(
                        row.getInt(0) + "\n" + row.getString(1), g -> new ArrayList<>())
                    .add(row));
    List<Evidence.Slice> found = new ArrayList<>();
    groups.forEach((key, rows) -> found.add(slice(names, key.split("\n", 2), rows)));
    return found;
  }

  private static Evidence.Slice slice(List<String> names, String[] key, List<Row> rows) {
    ScoreTable table =
        new ScoreTable(
            rows.stream().mapToDouble(row -> row.getDouble(2)).toArray(),
            rows.stream().mapToDouble(row -> row.getLong(3)).toArray(),
            rows.stream().mapToDouble(row -> row.getDouble(4)).toArray());
    BinaryMetrics quality = new BinaryMetrics(table);
    List<CalibrationPoint> bins = quality.calibration(BINS);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("auc", quality.auc());
    metrics.put("ece", quality.ece());
    metrics.put("ece_noise", CalibrationNoise.of(bins));
    metrics.put("rate", table.allPositives() / table.allRows());
    return new Evidence.Slice(
        names.get(Integer.parseInt(key[0])),
        key[1],
        Math.round(table.allRows()),
        Math.round(table.allPositives()),
        metrics);
  }
}
