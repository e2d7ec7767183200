package org.kith.features.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Who goes on under which id: merges and splits give people other ids than a release before had.
 */
public final class Successors {

  private Successors() {}

  /**
   * Rows of an earlier release under the ids of a later one: of whoever bears one of the person's
   * identifiers there. After a split that is several, and the row is there for each; who bears none
   * keeps the id.
   *
   * @param rows with a {@code person_id} of the earlier release
   * @param earlier its rows of {@code Table.IDENTITIES}
   * @param later those of the later release
   * @param apart columns of {@code rows} and {@code earlier} that tell several earlier releases
   *     apart
   * @return the same columns, no order
   */
  public static Dataset<Row> of(
      Dataset<Row> rows, Dataset<Row> earlier, Dataset<Row> later, String... apart) {
    String[] person =
        Stream.concat(Stream.of("person_id"), Stream.of(apart)).toArray(String[]::new);
    Column[] went =
        Stream.concat(Stream.of(person), Stream.of("later_id"))
            .map(functions::col)
            .toArray(Column[]::new);
    Dataset<Row> today =
        later
            .where(col("person_id").isNotNull())
            .select(col("kind"), col("value"), col("person_id").as("later_id"));
    Dataset<Row> named =
        earlier.join(today, new String[] {"kind", "value"}).select(went).distinct();
    return rows.join(named, person, "left")
        .withColumn("person_id", coalesce(col("later_id"), col("person_id")))
        .select(Stream.of(rows.columns()).map(functions::col).toArray(Column[]::new));
  }
}
