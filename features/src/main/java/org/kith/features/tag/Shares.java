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
      "sort_array(collect_list(named_struct('order', -%1$s, 'value', value, 'weight', %1$s,"
          + " 'count', count, 'last_at', last_at)) FILTER (WHERE reading = %2$d))";
  private static final String CUT =
      "if(size(_list_%d) = 0, NULL, transform(slice(_list_%<d, 1, %d), e -> named_struct('value',"
          + " e.value, 'weight', rint(e.weight / _total_%d * 1e12D) / 1e12D, 'count', e.count,"
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

  private Dataset<Row> ranked(Dataset<Row> weighed) {
    List<Column> sums = new ArrayList<>();
    List<Column> shares = new ArrayList<>(List.of(Aggregation.KEY));
    for (int number : readings.values()) {
      String only = " FILTER (WHERE reading = %d)".formatted(number);
      sums.add(expr("sum(weight)" + only).as("_total_" + number));
      sums.add(expr("sum(count)" + only).as("_count_" + number));
      sums.add(expr("max(last_at)" + only).as("_last_" + number));
    }
    for (int i = 0; i < tags.size(); i++) {
      TagDefinition tag = tags.get(i);
      int number = readings.get(Reading.of(tag));
      sums.add(expr(ENTRY.formatted(tag.lift() ? "lift" : "weight", number)).as("_list_" + i));
      shares.add(expr(CUT.formatted(i, tag.top(), number)).as("_values_" + tag.name()));
      shares.add(col("_count_" + number).as("_count_" + tag.name()));
      shares.add(col("_last_" + number).as("_last_" + tag.name()));
    }
    return Aggregation.aggregated(weighed, Aggregation.KEY, sums)
        .select(shares.toArray(Column[]::new));
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
