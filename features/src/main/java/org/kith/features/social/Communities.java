package org.kith.features.social;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.kith.features.lake.Table;
import org.kith.features.social.graph.Clusters;

/**
 * Who belongs together: communities in which people are tied more closely than chance would tie
 * them.
 *
 * <p>Found by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden", 2019) for
 * modularity at resolution {@value #RESOLUTION}; above 1 finds more and smaller communities. It
 * runs in the driver's memory, about 50 bytes a tie; names stay on the cluster.
 *
 * <p>In: rows of {@link Table#TIES}, a pair once. Out: rows of {@link Table#COMMUNITIES}, one a
 * person in a community of {@value #SMALLEST} or more, no order; {@code community} is the smallest
 * person id in it, {@code ties} the number of people in it to whom the person is tied. Whoever has
 * no tie, or no company, has no row. The same ties and seed give the same rows.
 */
public final class Communities {

  /** People that make a community. */
  static final int SMALLEST = 3;

  static final double RESOLUTION = 2;

  private Communities() {}

  /** The communities of the ties. */
  public static Dataset<Row> of(Dataset<Row> ties, long seed) {
    return of(SocialGraph.of(ties), seed);
  }

  /** The communities of a graph. */
  public static Dataset<Row> of(SocialGraph graph, long seed) {
    Clusters clusters = Clusters.of(graph.ties(), RESOLUTION, seed);
    WindowSpec together = Window.partitionBy("cluster");
    NumberedPeople people = graph.people();
    return people
        .rows()
        .select(
            col("person_id"),
            people.element(clusters.clusterOf()).as("cluster"),
            people.element(clusters.tiesWithin()).as("ties"))
        .select(
            col("person_id"),
            min("person_id").over(together).as("community"),
            col("ties"),
            count(lit(1)).over(together).as("people"))
        .where(col("people").geq(SMALLEST))
        .select("person_id", "community", "ties");
  }
}
