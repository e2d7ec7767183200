package org.kith.features.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.identity.graph.Assignment;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Components cut at their weakest links: those that grew too large to be one person, and those that
 * hold accounts of which the operator says that they are two people's.
 */
final class Cuts {

  /** Most identifiers that one person may have. */
  static final int LARGEST_PERSON = 300;

  private static final String NODE = "node";

  private Cuts() {}

  /**
   * The roots after the cuts: {@code (node, root)}, one row for each node that is not itself the
   * smallest of what is left of its component.
   *
   * @param edges {@code (src, dst, weight)}, {@code src > dst}
   * @param roots {@code (node, root)} of their components
   * @param parted pairs of keys that are to be apart
   */
  static Dataset<Row> of(Dataset<Row> edges, Dataset<Row> roots, List<List<String>> parted) {
    Dataset<Row> unfit = unfit(roots, parted).localCheckpoint();
    if (unfit.isEmpty()) {
      return roots;
    }
    UDF1<Seq<Row>, Map<String, String>> assigned =
        component ->
            new Assignment(LARGEST_PERSON, Map.of(), parted)
                .of(CollectionConverters.asJava(component).stream().map(Cuts::link).toList());
    Dataset<Row> cut =
        edges
            .join(roots.withColumnRenamed(NODE, "src"), "src")
            .join(unfit, "root")
            .groupBy("root")
            .agg(collect_list(struct("dst", "src", "weight")).as("links"))
            .select(
                explode(
                        udf(
                                assigned,
                                DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
                            .apply(col("links")))
                    .as(new String[] {NODE, "root"}))
            .where(col(NODE).notEqual(col("root")));
    return roots.join(unfit, roots.col("root").equalTo(unfit.col("root")), "left_anti").union(cut);
  }

  /** Roots of components that are to be cut: {@code (root)}, distinct. */
  private static Dataset<Row> unfit(Dataset<Row> roots, List<List<String>> parted) {
    Dataset<Row> large =
        roots
            .groupBy("root")
            .agg(count(lit(1)).as("others"))
            .where(col("others").geq(LARGEST_PERSON))
            .select("root");
    Object[] keys = parted.stream().flatMap(List::stream).distinct().toArray();
    Dataset<Row> told = roots.where(col(NODE).isin(keys)).select("root");
    return parted.isEmpty() ? large : large.union(told).distinct();
  }

  private static Assignment.Link link(Row row) {
    return new Assignment.Link(row.getString(0), row.getString(1), row.getDouble(2));
  }
}
