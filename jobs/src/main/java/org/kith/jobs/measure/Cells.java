package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The sums of each arm of each slice of each experiment, gathered in one pass. */
final class Cells {

  /** Slice name to value to arm. */
  private final Map<String, Map<String, Map<String, Map<String, Cell>>>> cells =
      new LinkedHashMap<>();

  private Cells() {}

  /**
   * Gathers.
   *
   * <p>In: {@link Slices}' rows of {@code treat} and {@code holdout}.
   */
  static Cells of(Dataset<Row> sliced) {
    List<Column> sums = new ArrayList<>();
    List.of("ordered", "spend").forEach(outcome -> add(sums, outcome));
    sums.add(sum("cost").cast("double").as("cost"));
    sums.add(sum(col("clicked").cast("int")).as("clicks"));
    Cells gathered = new Cells();
    sliced
        .groupBy("experiment", "slice", "value", "arm")
        .agg(count(lit(1)).as("people"), sums.toArray(Column[]::new))
        .collectAsList()
        .forEach(gathered::take);
    return gathered;
  }

  private static void add(List<Column> sums, String outcome) {
    Column y = col(outcome);
    Column x = col(outcome + "_before");
    sums.add(sum(y).as(outcome + "_y"));
    sums.add(sum(x).as(outcome + "_x"));
    sums.add(sum(y.multiply(y)).as(outcome + "_yy"));
    sums.add(sum(x.multiply(x)).as(outcome + "_xx"));
    sums.add(sum(x.multiply(y)).as(outcome + "_xy"));
  }

  private void take(Row row) {
    cells
        .computeIfAbsent(row.getAs("experiment"), e -> new TreeMap<>())
        .computeIfAbsent(row.getAs("slice"), s -> new TreeMap<>())
        .computeIfAbsent(row.getAs("value"), v -> new TreeMap<>())
        .put(row.getAs("arm"), Cell.of(row));
  }

  /** The cell; empty where nobody is in it. */
  Cell of(String experiment, String slice, String value, String arm) {
    return cells
        .getOrDefault(experiment, Map.of())
        .getOrDefault(slice, Map.of())
        .getOrDefault(value, Map.of())
        .getOrDefault(arm, Cell.EMPTY);
  }

  /** Slices of an experiment and their values, everybody's left out, both in order. */
  Map<String, List<String>> slices(String experiment) {
    Map<String, List<String>> slices = new TreeMap<>();
    cells
        .getOrDefault(experiment, Map.of())
        .forEach((name, values) -> slices.put(name, List.copyOf(values.keySet())));
    slices.remove(Slices.ALL);
    return slices;
  }
}
