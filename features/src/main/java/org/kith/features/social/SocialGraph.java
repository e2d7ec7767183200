package org.kith.features.social;

import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;
import org.kith.features.social.graph.Attention;
import org.kith.features.social.graph.TieArrays;

/**
 * Ties in memory, between numbers instead of names, which stay on the cluster; about 60 bytes a
 * tie.
 */
public final class SocialGraph {

  private final NumberedPeople people;
  private final TieArrays ties;
  private final Attention attention;

  private SocialGraph(NumberedPeople people) {
    this.people = people;
    ties = new TieArrays(people.size());
    attention = new Attention(people.size());
  }

  /**
   * Numbers the people of some ties and reads these into memory, in the order of their numbers.
   *
   * @param ties rows of {@link Table#TIES}, a pair once
   */
  public static SocialGraph of(Dataset<Row> ties) {
    SocialGraph graph = new SocialGraph(NumberedPeople.of(ties));
    Iterator<Row> rows =
        graph
            .people
            .ends(ties)
            .select("src", "dst", "strength", "given", "received")
            .toLocalIterator();
    while (rows.hasNext()) {
      Row tie = rows.next();
      int src = tie.getInt(0);
      int dst = tie.getInt(1);
      graph.ties.add(src, dst, tie.getDouble(2));
      graph.attention.add(src, dst, tie.getDouble(3));
      graph.attention.add(dst, src, tie.getDouble(4));
    }
    return graph;
  }

  NumberedPeople people() {
    return people;
  }

  TieArrays ties() {
    return ties;
  }

  Attention attention() {
    return attention;
  }
}
