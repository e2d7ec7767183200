package org.kith.features.tag;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many people moved from which value of a tag to which, between two days.
 *
 * <p>In: two profiles, {@code person_id} and a column a tag. Out: {@code (tag STRING, earlier
 * STRING, later STRING, people BIGINT)}, one row a pair of values that somebody had, no order;
 * {@code earlier} is null of whom was not known or not placed then, {@code later} of whom is not
 * placed any more. Everybody in the later profile counts once for each tag.
 */
public final class Transitions {

  private Transitions() {}

  /**
   * The moves between two profiles.
   *
   * @param tags single-valued tags that both have, one or more
   */
  public static Dataset<Row> between(Dataset<Row> earlier, Dataset<Row> later, List<String> tags) {
    Dataset<Row> before = earlier.select(col("person_id"), values(tags).as("before"));
    return later
        .select(col("person_id"), values(tags).as("after"))
        .join(before, new String[] {"person_id"}, "left")
        .select(inline(moves(tags)))
        .groupBy("tag", "earlier", "later")
        .agg(count(lit(1)).as("people"));
  }

  private static Column values(List<String> tags) {
    return array(tags.stream().map(tag -> col(tag).cast("string")).toArray(Column[]::new));
  }

  private static Column moves(List<String> tags) {
    Column[] moves = new Column[tags.size()];
    for (int i = 0; i < moves.length; i++) {
      moves[i] =
          struct(
              lit(tags.get(i)).as("tag"),
              col("before").getItem(i).as("earlier"),
              col("after").getItem(i).as("later"));
    }
    return array(moves);
  }
}
