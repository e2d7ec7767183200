package org.kith.features.identity;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Identifiers that so many accounts share that they tell nobody apart. */
final class SharedIdentifiers {

  /** Member numbers beside which an identifier may stand and still be somebody's own. */
  static final int MEMBERS_SHARING_AT_MOST = 5;

  /** The same of identifiers of any one other kind: a person has some devices, not hundreds. */
  static final int OTHERS_AT_MOST = 50;

  /** Kinds that tell a shared member number: nobody has so many; devices come by the till. */
  private static final Object[] NOBODY_HAS_MANY = {
    "1phone", "1email", "1wechat_unionid", "1weibo_uid"
  };

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
    Column limit =
        when(Sightings.isMember(col("kind")), MEMBERS_SHARING_AT_MOST).otherwise(OTHERS_AT_MOST);
    Column counts = not(Sightings.isMember(col("key"))).or(col("kind").isin(NOBODY_HAS_MANY));
    return sightings
        .where(size(col("keys")).gt(1))
        .select(explode(col("keys")).as("key"), col("keys"))
        .select(col("key"), explode(col("keys")).as("other"))
        .withColumn("kind", substring_index(col("other"), ":", 1))
        .where(col("other").notEqual(col("key")).and(counts))
        .groupBy("key", "kind")
        .agg(count_distinct(col("other")).as("others"))
        .where(col("others").gt(limit))
        .select("key")
        .distinct();
  }
}
