package org.kith.models.recommend.kernel;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Those who are asked for, each with what a model has learnt of them. */
final class AskedPeople {

  /** Ids that may pass through the driver. */
  private static final long FEW = 100_000;

  private AskedPeople() {}

  /**
   * A row a person who is asked for, with the columns of {@code learnt}, null where nothing is
   * learnt. What is learnt moves between executors only where more than a hundred thousand are
   * asked for.
   *
   * @param asking {@code (person_id)}; rows may repeat
   * @param learnt {@code (person_id, …)}, a row a person
   */
  static Dataset<Row> of(Dataset<Row> asking, Dataset<Row> learnt) {
    Dataset<Row> asked = asking.select("person_id").where("person_id IS NOT NULL").distinct();
    if (asked.count() > FEW) {
      return asked.join(learnt, "person_id", "left");
    }
    Dataset<Row> known = learnt.join(broadcast(asked), new String[] {"person_id"}, "left_semi");
    Dataset<Row> strangers =
        asked.join(learnt.select("person_id"), new String[] {"person_id"}, "left_anti");
    return known.unionByName(strangers, true);
  }
}
