package org.kith.features.identity.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.identity.graph.Assignment;
import org.kith.features.identity.graph.Components;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Links put together into persons. */
public final class MatchedPersons {

  private MatchedPersons() {}

  /**
   * {@code (id, person)}: of each record that is one person's with another, the person's least id;
   * records that are alone are not there.
   *
   * @param acrossSides whether a person has at most one record of a side
   */
  public static Dataset<Row> of(
      Links links, MatchRecords records, boolean acrossSides, MatchSettings settings) {
    Dataset<Row> edges = links.rows().select(col("other").as("src"), col("one").as("dst"));
    Dataset<Row> roots = Components.of(edges).roots();
    Dataset<Row> sided =
        links
            .rows()
            .join(side(records, "one"), "one")
            .join(side(records, "other"), "other")
            .join(roots.withColumnRenamed("node", "other"), "other");
    int largest = settings.largestPerson();
    UDF1<Seq<Row>, Map<String, String>> assigned =
        component -> assigned(CollectionConverters.asJava(component), acrossSides, largest);
    return sided
        .groupBy("root")
        .agg(
            collect_list(
                    struct(
                        col("one"),
                        col("other"),
                        col("weight"),
                        col("one_side"),
                        col("other_side")))
                .as("links"))
        .select(
            explode(
                    udf(
                            assigned,
                            DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
                        .apply(col("links")))
                .as(new String[] {"id", "person"}));
  }

  private static Dataset<Row> side(MatchRecords records, String end) {
    return records.rows().select(col("id").as(end), col("side").as(end + "_side"));
  }

  private static Map<String, String> assigned(
      List<Row> component, boolean acrossSides, int largest) {
    Map<String, Integer> sides = new HashMap<>();
    if (acrossSides) {
      for (Row row : component) {
        sides.put(row.getString(0), row.getInt(3));
        sides.put(row.getString(1), row.getInt(4));
      }
    }
    return new Assignment(largest, sides, List.of())
        .of(
            component.stream()
                .map(
                    row ->
                        new Assignment.Link(row.getString(0), row.getString(1), row.getDouble(2)))
                .toList());
  }
}
