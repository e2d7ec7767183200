package org.kith.jobs.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

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
   * <p>In: {@link Slices}' rows of {@code treat} and {@code holdout}. Those of one unit are summed
   * first, those who stand alone at once.
   */
  static Cells of(Dataset<Row> sliced) {
    List<Column> sums = new ArrayList<>();
    List<Column> all = new ArrayList<>();
    for (String outcome : List.of("ordered", "spend")) {
      add(sums, outcome);
      List.of("_y", "_x", "_yy", "_xx", "_xy").forEach(one -> all.add(summed(outcome + one)));
      addUnits(all, outcome);
    }
    sums.add(sum("cost").cast("double").as("cost"));
    sums.add(sum(col("clicked").cast("int")).as("clicks"));
    List.of("cost", "clicks").forEach(one -> all.add(summed(one)));
    all.add(sum(byUnit(col("people"), lit(1))).as("units"));
    all.add(sum(byUnit(col("people"), product("people", "people"))).as("nn"));
    Cells gathered = new Cells();
    sliced
        .groupBy("experiment", "slice", "value", "arm", "unit")
        .agg(count(lit(1)).as("people"), sums.toArray(Column[]::new))
        .groupBy("experiment", "slice", "value", "arm")
        .agg(summed("people"), all.toArray(Column[]::new))
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

  private static void addUnits(List<Column> sums, String outcome) {
    String y = outcome + "_y";
    String x = outcome + "_x";
    sums.add(sum(byUnit(col(y), product("people", y))).as(outcome + "_ny"));
    sums.add(sum(byUnit(col(x), product("people", x))).as(outcome + "_nx"));
    sums.add(sum(byUnit(col(outcome + "_yy"), product(y, y))).as(outcome + "_unit_yy"));
    sums.add(sum(byUnit(col(outcome + "_xx"), product(x, x))).as(outcome + "_unit_xx"));
    sums.add(sum(byUnit(col(outcome + "_xy"), product(x, y))).as(outcome + "_unit_xy"));
  }

  private static Column summed(String name) {
    return sum(name).as(name);
  }

  private static Column product(String one, String other) {
    return col(one).multiply(col(other));
  }

  /** The row of a unit is one of all who stand alone where it has no name. */
  private static Column byUnit(Column alone, Column together) {
    return when(col("unit").isNull(), alone.cast("double")).otherwise(together.cast("double"));
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
