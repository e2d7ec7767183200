package org.kith.features.social;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Whose word counts among buyers, not who is famous.
 *
 * <p>Out: rows of {@link Table#INFLUENCE}, one a person with a tie, no order. {@code page_rank} is
 * the person's {@link org.kith.features.social.graph.Attention#pageRank} from all buyers, times the
 * number of people, so that 1 is the average; {@code buyers} how many buyers pay attention to the
 * person. A buyer has a sale that the as-of sees.
 */
public final class Influence {

  private static final double DIGITS = 1e6;

  private Influence() {}

  /** The influence of everybody in the graph. */
  public static Dataset<Row> of(SocialGraph graph, PersonFacts facts, AsOf asOf) {
    boolean[] buyers = buyers(graph, facts, asOf);
    double[] rank = graph.attention().pageRank(buyers);
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Math.rint(rank[i] * rank.length * DIGITS) / DIGITS;
    }
    NumberedPeople people = graph.people();
    return people
        .rows()
        .select(
            col("person_id"),
            people.element(rank).as("page_rank"),
            people.element(graph.attention().chosenReached(buyers)).cast("bigint").as("buyers"));
  }

  private static boolean[] buyers(SocialGraph graph, PersonFacts facts, AsOf asOf) {
    boolean[] buyers = new boolean[graph.people().size()];
    if (buyers.length == 0 || !facts.has(Table.ORDERS)) {
      return buyers;
    }
    Iterator<Row> rows =
        facts
            .of(Table.ORDERS, asOf)
            .where(col("kind").equalTo(lit("sale")))
            .select("person_id")
            .distinct()
            .join(broadcast(graph.people().rows()), "person_id")
            .select("number")
            .toLocalIterator();
    while (rows.hasNext()) {
      buyers[rows.next().getInt(0)] = true;
    }
    return buyers;
  }
}
