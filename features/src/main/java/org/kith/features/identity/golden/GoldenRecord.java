package org.kith.features.identity.golden;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.identity.golden.Survivorship.Prefer;
import org.kith.features.identity.golden.Survivorship.Rule;

/**
 * One record a person out of all that members' sources say of him or her.
 *
 * <p>In: rows of {@code members} with {@code person_id} and {@code cutoff}, as known at each
 * cut-off. Out: {@code (cutoff, person_id)}, a column an attribute of {@link
 * Survivorship#ATTRIBUTES}, {@code sources MAP<STRING,STRING>} (the source that was believed, by
 * attribute), {@code occurred_at} and {@code known_at} of the newest row; one row a person and
 * cut-off, no order.
 *
 * <p>Of the rows that say something of an attribute, those of the most believed source stay; of
 * them the newest (by {@code known_at}, then {@code occurred_at}) or the fullest, as the rule
 * prefers, and then by the other; of equal ones the greatest value. What no row says is null.
 */
public final class GoldenRecord {

  private GoldenRecord() {}

  /** The golden records of these rows. */
  public static Dataset<Row> of(Dataset<Row> members, Survivorship survivorship) {
    List<Column> chosen = new ArrayList<>();
    List<Column> columns = new ArrayList<>(List.of(col("cutoff"), col("person_id")));
    List<Column> names = new ArrayList<>();
    List<Column> sources = new ArrayList<>();
    for (String attribute : Survivorship.ATTRIBUTES) {
      chosen.add(best(attribute, survivorship.ruleOf(attribute)).as("_" + attribute));
      columns.add(col("_" + attribute).getField("value").as(attribute));
      names.add(lit(attribute));
      sources.add(col("_" + attribute).getField("source"));
    }
    chosen.add(max("occurred_at").as("occurred_at"));
    Column believed =
        map_from_arrays(array(names.toArray(Column[]::new)), array(sources.toArray(Column[]::new)));
    columns.add(map_filter(believed, (name, source) -> source.isNotNull()).as("sources"));
    columns.add(col("occurred_at"));
    columns.add(col("known_at"));
    return members
        .groupBy("cutoff", "person_id")
        .agg(max("known_at").as("known_at"), chosen.toArray(Column[]::new))
        .select(columns.toArray(Column[]::new));
  }

  private static Column best(String attribute, Rule rule) {
    Column newest = struct(col("known_at"), col("occurred_at"));
    Column fullest = fullness();
    boolean byTime = rule.prefer() == Prefer.NEWEST;
    return max(
        when(
            col(attribute).isNotNull(),
            struct(
                negate(rank(rule.sources())).as("rank"),
                (byTime ? newest : fullest).as("first"),
                (byTime ? fullest : newest).as("second"),
                col(attribute).as("value"),
                col("source"))));
  }

  /** 1 for the first source named, and so on; after them all for one that is not named. */
  private static Column rank(List<String> sources) {
    if (sources.isEmpty()) {
      return lit(0L);
    }
    Column place =
        array_position(
            array(sources.stream().map(s -> lit(s)).toArray(Column[]::new)), col("source"));
    return coalesce(when(place.gt(0), place), lit(sources.size() + 1L));
  }

  /** How many attributes the row says something of. */
  private static Column fullness() {
    return Survivorship.ATTRIBUTES.stream()
        .map(attribute -> col(attribute).isNotNull().cast(DataTypes.IntegerType))
        .reduce(Column::plus)
        .orElseThrow();
  }
}
