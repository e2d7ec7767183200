package org.kith.features.tag;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Tags with several values over one relation, in one pass: what each value weighs in a person's
 * whole.
 *
 * <p>Out: {@code (cutoff, person_id)}; {@code _values_NAME}, an array of (value, weight, count,
 * last_at) by falling weight and then value; {@code _count_NAME} and {@code _last_NAME}; one row a
 * person with a value at that cut-off. A weight is the value's share of the person's whole; with
 * {@code lift}, that share ÷ the value's share of everybody's whole at the cut-off.
 */
final class Shares {

  private static final String ENTRY =
      "collect_list(named_struct('reading', reading, 'value', value, 'weight', weight, 'lift', %s,"
          + " 'count', count, 'last_at', last_at))";
  private static final String BEST =
      "slice(sort_array(transform(_of_%1$d, e -> named_struct('order', -e.%2$s, 'value', e.value,"
          + " 'weight', e.%2$s, 'count', e.count, 'last_at', e.last_at))), 1, %3$d)";
  private static final String SHARES =
      "if(size(_of_%1$d) = 0, NULL, transform(_best_%2$d, e -> named_struct('value', e.value,"
          + " 'weight', rint(e.weight / _total_%1$d * 1e12D) / 1e12D, 'count', e.count,"
          + " 'last_at', e.last_at)))";

  private final List<TagDefinition> tags;
  private final Map<Reading, Integer> readings = new LinkedHashMap<>();
  private final Map<Reading, Integer> lifted = new LinkedHashMap<>();

  Shares(List<TagDefinition> tags) {
    this.tags = tags;
    for (TagDefinition tag : tags) {
      int number = readings.size();
      readings.putIfAbsent(Reading.of(tag), number);
      if (tag.lift()) {
        lifted.put(Reading.of(tag), readings.get(Reading.of(tag)));
      }
    }
  }

  Dataset<Row> of(Dataset<Row> rows, ZoneId zone) {
    Dataset<Row> weighed = new Weights(readings).of(rows, zone);
    return ranked(lifted.isEmpty() ? weighed : lifted(weighed, new Weights(lifted).of(rows, zone)));
  }

  /** Of each person one list, once, and of it one a reading: a list a tag would cost ten times. */
  private Dataset<Row> ranked(Dataset<Row> weighed) {
    String lift = lifted.isEmpty() ? "weight" : "lift";
    List<Column> parted = new ArrayList<>(List.of(Aggregation.KEY));
    List<Column> sums = new ArrayList<>(List.of(col("*")));
    List<Column> shares = new ArrayList<>(List.of(Aggregation.KEY));
    for (int number : readings.values()) {
      String some = "_of_" + number;
      parted.add(expr("filter(_all, e -> e.reading = %d)".formatted(number)).as(some));
      sums.add(told(some, "aggregate(%s, 0D, (total, e) -> total + e.weight)", "_total_" + number));
      sums.add(told(some, "aggregate(%s, 0L, (total, e) -> total + e.count)", "_count_" + number));
      sums.add(expr("array_max(%s.last_at)".formatted(some)).as("_last_" + number));
    }
    for (int i = 0; i < tags.size(); i++) {
      TagDefinition tag = tags.get(i);
      int number = readings.get(Reading.of(tag));
      String by = tag.lift() ? "lift" : "weight";
      sums.add(expr(BEST.formatted(number, by, tag.top())).as("_best_" + i));
      shares.add(expr(SHARES.formatted(number, i)).as("_values_" + tag.name()));
      shares.add(col("_count_" + number).as("_count_" + tag.name()));
      shares.add(col("_last_" + number).as("_last_" + tag.name()));
    }
    return Aggregation.aggregated(
            weighed, Aggregation.KEY, List.of(expr(ENTRY.formatted(lift)).as("_all")))
        .select(parted.toArray(Column[]::new))
        .select(sums.toArray(Column[]::new))
        .select(shares.toArray(Column[]::new));
  }

  private static Column told(String list, String sum, String name) {
    return expr("if(size(%s) = 0, NULL, %s)".formatted(list, sum.formatted(list))).as(name);
  }

  /**
   * With {@code lift}: the weight ÷ the value's share of everybody's whole.
   *
   * @param weighed of all readings
   * @param ofLifted the same of those whose lift is asked for
   */
  private static Dataset<Row> lifted(Dataset<Row> weighed, Dataset<Row> ofLifted) {
    String[] value = {"cutoff", "reading", "value"};
    Column whole = sum("all").over(Window.partitionBy("cutoff", "reading"));
    Dataset<Row> everybodys =
        ofLifted
            .groupBy("cutoff", "reading", "value")
            .agg(sum("weight").as("all"))
            .select(
                col("cutoff"),
                col("reading"),
                col("value"),
                Aggregation.significant(col("all").divide(whole)).as("base"));
    return weighed
        .join(broadcast(everybodys), value, "left")
        .withColumn("lift", Aggregation.significant(col("weight").divide(col("base"))));
  }
}
