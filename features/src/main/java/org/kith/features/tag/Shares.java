package org.kith.features.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.tag.relation.Relations;
import org.kith.features.tag.rule.Rule;
import org.kith.features.time.Days;

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

  private final List<TagDefinition> tags;
  private final boolean lift;

  Shares(List<TagDefinition> tags, boolean lift) {
    this.tags = tags;
    this.lift = lift;
  }

  Dataset<Row> of(Dataset<Row> rows, ZoneId zone) {
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      TagDefinition tag = tags.get(i);
      Column value = Rule.parse(tag.by()).decaying(tag.halfLife()).column().cast("string");
      values.add(struct(lit(i).as("tag"), when(Aggregation.condition(tag), value).as("value")));
    }
    Dataset<Row> told =
        rows.withColumn("_value", explode(array(values.toArray(Column[]::new))))
            .where(col("_value.value").isNotNull());
    List<Column> marks = new ArrayList<>();
    List<Column> sums = new ArrayList<>();
    Column weight = lit(null).cast(DataTypes.DoubleType);
    for (int i = 0; i < tags.size(); i++) {
      TagDefinition tag = tags.get(i);
      marks.add(col("_value.tag").equalTo(i).as("_is_" + i));
      Rule rule = Rule.parse(tag.rule()).decaying(tag.halfLife()).over("_is_" + i);
      sums.add(rule.column().cast(DataTypes.DoubleType).as("_weight_" + i));
      weight = when(col("tag").equalTo(i), col("_weight_" + i)).otherwise(weight);
    }
    sums.add(count(lit(1)).as("count"));
    sums.add(max("occurred_at").as("last_at"));
    Column[] key = {
      Aggregation.KEY[0],
      Aggregation.KEY[1],
      col("_value.tag").as("tag"),
      col("_value.value").as("value")
    };
    Dataset<Row> weighed =
        Aggregation.aggregated(Aggregation.beside(told, marks), key, sums)
            .withColumn("weight", Aggregation.significant(weight))
            .where(col("weight").gt(0).and(unlapsed(zone)));
    return ranked(lift ? lifted(weighed) : weighed.withColumn("mass", col("weight")));
  }

  private Dataset<Row> ranked(Dataset<Row> weighed) {
    List<Column> lists = new ArrayList<>();
    List<Column> shares = new ArrayList<>(List.of(Aggregation.KEY));
    for (int i = 0; i < tags.size(); i++) {
      TagDefinition tag = tags.get(i);
      String only = " FILTER (WHERE tag = %d)".formatted(i);
      lists.add(
          expr("sort_array(collect_list(named_struct('order', -weight, 'value', value,"
                  + " 'weight', weight, 'count', count, 'last_at', last_at))%s)".formatted(only))
              .as("_list_" + i));
      lists.add(expr("sum(mass)" + only).as("_total_" + i));
      lists.add(expr("sum(count)" + only).as("_count_" + tag.name()));
      lists.add(expr("max(last_at)" + only).as("_last_" + tag.name()));
      shares.add(
          expr(("if(size(_list_%d) = 0, NULL, transform(slice(_list_%d, 1, %d), e -> named_struct('value', e.value,"
                      + " 'weight', %s, 'count', e.count, 'last_at', e.last_at)))")
                  .formatted(
                      i, i, tag.top(), significantSql("(e.weight / _total_%d)".formatted(i))))
              .as("_values_" + tag.name()));
      shares.add(col("_count_" + tag.name()));
      shares.add(col("_last_" + tag.name()));
    }
    return Aggregation.aggregated(weighed, Aggregation.KEY, lists)
        .select(shares.toArray(Column[]::new));
  }

  private Column unlapsed(ZoneId zone) {
    Column lapsed = lit(false);
    for (int i = 0; i < tags.size(); i++) {
      Days expiry = tags.get(i).expiry();
      if (expiry != null) {
        lapsed =
            lapsed.or(
                col("tag")
                    .equalTo(i)
                    .and(
                        coalesce(
                            date_add(Relations.localDay(col("last_at"), zone), expiry.count())
                                .lt(col("cutoff")),
                            lit(false))));
      }
    }
    return org.apache.spark.sql.functions.not(lapsed);
  }

  /** With the weight that orders values by lift, beside the mass of which it is a share. */
  private static Dataset<Row> lifted(Dataset<Row> weighed) {
    String[] value = {"cutoff", "tag", "value"};
    Dataset<Row> everybodys =
        weighed
            .groupBy("cutoff", "tag", "value")
            .agg(sum("weight").as("all"))
            .select(
                col("cutoff"),
                col("tag"),
                col("value"),
                Aggregation.significant(
                        col("all").divide(sum("all").over(Window.partitionBy("cutoff", "tag"))))
                    .as("base"));
    return weighed
        .join(broadcast(everybodys), value)
        .withColumn("mass", col("weight"))
        .withColumn("weight", Aggregation.significant(col("weight").divide(col("base"))));
  }

  private static String significantSql(String number) {
    return "rint(%s * 1e12D) / 1e12D".formatted(number);
  }
}
