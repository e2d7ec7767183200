package org.kith.features.identity.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * Connected components of a graph, by large-star and small-star steps in turn (Kiveris et al.,
 * "Connected Components in MapReduce and Beyond", 2014, section 3).
 *
 * <p>A round sends each edge to both its ends' neighbourhoods, so that a chain shortens by a
 * constant factor a round; it costs three shuffles. The rounds end when every component is a star
 * around its smallest node, which is looked for exactly. A graph of up to {@value #SMALL} edges is
 * one task's work, without rounds.
 *
 * @param roots {@code (node, root)}, one row for each node that is not itself the smallest of its
 *     component
 * @param rounds rounds that it took
 */
public record Components(Dataset<Row> roots, int rounds) {

  private static final int ROUNDS_AT_MOST = 100;
  private static final long SMALL = 300_000;
  private static final WindowSpec NEIGHBOURS = Window.partitionBy("src");

  /**
   * Finds them.
   *
   * @param edges {@code (src, dst)} of any one type with an order; {@code src > dst}, each pair
   *     once
   */
  public static Components of(Dataset<Row> edges) {
    return of(edges, SMALL);
  }

  /**
   * @param small most edges that one task takes
   */
  static Components of(Dataset<Row> edges, long small) {
    Dataset<Row> kept = edges.select("src", "dst").localCheckpoint();
    return kept.count() <= small ? new Components(atOnce(kept), 0) : inRounds(kept);
  }

  private static Dataset<Row> atOnce(Dataset<Row> edges) {
    StructType schema =
        new StructType()
            .add("node", edges.schema().apply("src").dataType())
            .add("root", edges.schema().apply("dst").dataType());
    return edges.coalesce(1).mapPartitions(new Forest(), Encoders.row(schema)).localCheckpoint();
  }

  private static Components inRounds(Dataset<Row> edges) {
    Dataset<Row> current = edges;
    for (int round = 0; round < ROUNDS_AT_MOST; round++) {
      Dataset<Row> bounded = bounded(current).localCheckpoint();
      if (bounded.where(col("low").lt(col("src")).and(col("low").lt(col("high")))).isEmpty()) {
        Dataset<Row> leaves = bounded.where(col("low").lt(col("src")));
        return new Components(leaves.select(col("src").as("node"), col("low").as("root")), round);
      }
      current = smallStar(largeStar(bounded));
    }
    throw new IllegalStateException("no end after " + ROUNDS_AT_MOST + " rounds");
  }

  /** Every edge from both ends, with the least and the greatest neighbour of {@code src}. */
  private static Dataset<Row> bounded(Dataset<Row> edges) {
    return edges
        .union(edges.select(col("dst").as("src"), col("src").as("dst")))
        .select(
            col("src"),
            col("dst"),
            min("dst").over(NEIGHBOURS).as("low"),
            max("dst").over(NEIGHBOURS).as("high"));
  }

  /** Hangs the greater neighbours of each node on the least node it knows. */
  private static Dataset<Row> largeStar(Dataset<Row> bounded) {
    return bounded
        .where(col("dst").gt(col("src")))
        .select(col("dst").as("src"), least(col("src"), col("low")).as("dst"));
  }

  /** Hangs each node and its lesser neighbours on the least of them. */
  private static Dataset<Row> smallStar(Dataset<Row> edges) {
    return edges
        .withColumn("low", min("dst").over(NEIGHBOURS))
        .select(
            explode(
                    array(
                        struct(col("src"), col("low").as("dst")),
                        struct(col("dst").as("src"), col("low").as("dst"))))
                .as("edge"))
        .select("edge.src", "edge.dst")
        .where(col("src").notEqual(col("dst")))
        .distinct();
  }
}
