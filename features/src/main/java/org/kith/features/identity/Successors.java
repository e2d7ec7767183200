package org.kith.features.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
   * @return the same columns, no order
   */
  public static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> earlier, Dataset<Row> later) {
    Dataset<Row> went =
        borne(earlier, "person_id")
            .join(borne(later, "later_id"), new String[] {"kind", "value"})
            .select("person_id", "later_id")
            .distinct();
    return rows.join(went, new String[] {"person_id"}, "left")
        .withColumn("person_id", coalesce(col("later_id"), col("person_id")))
        .drop("later_id");
  }

  private static Dataset<Row> borne(Dataset<Row> identities, String name) {
    return identities
        .where(col("person_id").isNotNull())
        .select(col("kind"), col("value"), col("person_id").as(name));
  }
}
