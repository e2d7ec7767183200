package org.kith.features.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What each value weighs to each person, of several readings in one pass.
 *
 * <p>In: a relation's rows with {@code cutoff}. Out: {@code (cutoff, person_id, reading INT, value
 * STRING, weight DOUBLE, count BIGINT, last_at TIMESTAMP)}, one row a cut-off, person, reading and
 * value that holds and weighs more than nothing, no order.
 */
final class Weights {

  private final Map<Reading, Integer> readings;

  /**
   * @param readings and the number by which each is known
   */
  Weights(Map<Reading, Integer> readings) {
    this.readings = readings;
  }

  Dataset<Row> of(Dataset<Row> rows, ZoneId zone) {
    List<Column> marks = new ArrayList<>(List.of(col("*")));
    List<Column> sums = new ArrayList<>();
    Column weight = lit(null).cast(DataTypes.DoubleType);
    Column holds = lit(true);
    Map<String, List<Map.Entry<Reading, Integer>>> measures = byMeasure();
    for (List<Map.Entry<Reading, Integer>> alike : measures.values()) {
      String mark = "_of_" + sums.size();
      String name = "_weight_" + sums.size();
      marks.add(isOneOf("_reading", alike).as(mark));
      sums.add(alike.get(0).getKey().weight(mark).as(name));
      weight = when(isOneOf("reading", alike), col(name)).otherwise(weight);
    }
    for (Map.Entry<Reading, Integer> entry : readings.entrySet()) {
      if (entry.getKey().expiry() != null) {
        holds = holds.and(col("reading").notEqual(entry.getValue()).or(entry.getKey().holds(zone)));
      }
    }
    sums.add(count(lit(1)).as("count"));
    sums.add(max("occurred_at").as("last_at"));
    Column[] key = {
      Aggregation.KEY[0],
      Aggregation.KEY[1],
      col("_reading").as("reading"),
      col("_value").as("value")
    };
    return Aggregation.aggregated(told(rows).select(marks.toArray(Column[]::new)), key, sums)
        .select(
            key[0],
            key[1],
            col("reading"),
            col("value"),
            Aggregation.significant(weight).as("weight"),
            col("count"),
            col("last_at"))
        .where(col("weight").gt(0).and(holds));
  }

  /**
   * Every row once for each of its values, with {@code _reading} and {@code _value}; where it lies,
   * which Spark would forget of rows that are unpivoted.
   */
  private Dataset<Row> told(Dataset<Row> rows) {
    List<Column> values = new ArrayList<>();
    readings.forEach(
        (reading, number) ->
            values.add(struct(lit(number).as("_reading"), reading.value().as("_value"))));
    return rows.select(col("*"), inline(array(values.toArray(Column[]::new))))
        .where(col("_value").isNotNull());
  }

  private Map<String, List<Map.Entry<Reading, Integer>>> byMeasure() {
    Map<String, List<Map.Entry<Reading, Integer>>> measures = new LinkedHashMap<>();
    readings
        .entrySet()
        .forEach(
            entry ->
                measures
                    .computeIfAbsent(entry.getKey().measure(), name -> new ArrayList<>())
                    .add(entry));
    return measures;
  }

  private static Column isOneOf(String number, List<Map.Entry<Reading, Integer>> readings) {
    return col(number).isin(readings.stream().map(Map.Entry::getValue).toArray());
  }
}
