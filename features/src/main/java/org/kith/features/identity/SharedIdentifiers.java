package org.kith.features.identity;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Identifiers that so many members share that they tell nobody apart. */
final class SharedIdentifiers {

  /** Member numbers beside which an identifier may stand and still be somebody's own. */
  static final int MEMBERS_SHARING_AT_MOST = 5;

  private SharedIdentifiers() {}

  /**
   * The sightings without the shared identifiers; sets that held nothing else are gone.
   *
   * @param contested further keys that are no evidence, {@code (key)}
   */
  static Dataset<Row> leftOut(Dataset<Row> sightings, Optional<Dataset<Row>> contested) {
    Dataset<Row> found = shared(sightings);
    Dataset<Row> shared =
        contested.map(keys -> found.union(keys).distinct()).orElse(found).localCheckpoint();
    if (shared.isEmpty()) {
      return sightings;
    }
    return sightings
        .select(col("keys"), col("seen"), explode(col("keys")).as("key"))
        .join(shared, "key", "left_anti")
        .groupBy("keys", "seen")
        .agg(array_sort(collect_list("key")).as("kept"))
        .select(col("kept").as("keys"), col("seen"))
        .localCheckpoint();
  }

  private static Dataset<Row> shared(Dataset<Row> sightings) {
    return sightings
        .withColumn("member", element_at(col("keys"), 1))
        .where(size(col("keys")).gt(1).and(Sightings.isMember(col("member"))))
        .select(col("member"), explode(col("keys")).as("key"))
        .where(not(Sightings.isMember(col("key"))))
        .groupBy("key")
        .agg(count_distinct(col("member")).as("members"))
        .where(col("members").gt(MEMBERS_SHARING_AT_MOST))
        .select("key");
  }
}
