package org.kith.features.identity;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

/**
 * The ids of persons, which stay while accounts come, go and change hands.
 *
 * <p>An id goes with the larger part of the accounts that bore it, of equal parts with that of the
 * smaller root. Of the ids that so come to one person the oldest stays, of equally old ones that of
 * more accounts, then the smaller. A person without any gets a new one: {@code p} and the first 16
 * hex digits of the keyed hash of the root, and of the day too where one of the accounts bore an id
 * before or somebody has the id of the root alone.
 *
 * @param rows {@code (root, person_id, since)}: one row a person
 * @param shared {@code (root, old_id, accounts, part)}: how many accounts of a person bore an old
 *     id; {@code part} is 1 where the id goes with them; empty where there were no ids before
 */
record PersonIds(Dataset<Row> rows, Optional<Dataset<Row>> shared) {

  private static final int HEX_DIGITS = 16;
  private static final String[] ROOT = {"root"};

  /**
   * Gives ids.
   *
   * @param linked {@code (account, root)}
   * @param before rows of {@code identities} of the release before
   */
  static PersonIds of(
      Dataset<Row> linked, Optional<Dataset<Row>> before, Keyring keyring, AsOf asOf) {
    Column today = lit(java.sql.Date.valueOf(asOf.day()));
    Dataset<Row> roots = linked.select("root").distinct();
    if (before.isEmpty()) {
      return new PersonIds(
          roots.select(
              col("root"), fresh(keyring).apply(col("root")).as("person_id"), today.as("since")),
          Optional.empty());
    }
    Dataset<Row> shared = shared(linked, before.get()).localCheckpoint();
    Dataset<Row> kept = kept(shared);
    Dataset<Row> touched = shared.select("root").distinct();
    Dataset<Row> dated =
        touched
            .union(strangers(roots.join(touched, ROOT, "left_anti"), before.get(), keyring))
            .withColumn("dated", lit(true));
    Column again = again(keyring, asOf).apply(col("root"), col("dated").isNotNull());
    Dataset<Row> rows =
        roots
            .join(kept, ROOT, "left")
            .join(dated, ROOT, "left")
            .select(
                col("root"),
                coalesce(col("old_id"), again).as("person_id"),
                coalesce(col("old_since"), today).as("since"));
    return new PersonIds(rows, Optional.of(shared));
  }

  /** The roots whose hash is the id of somebody else, who once had the root's account. */
  private static Dataset<Row> strangers(Dataset<Row> roots, Dataset<Row> before, Keyring keyring) {
    return roots
        .withColumn("person_id", fresh(keyring).apply(col("root")))
        .join(before.select("person_id"), new String[] {"person_id"}, "left_semi")
        .select("root");
  }

  private static Dataset<Row> shared(Dataset<Row> linked, Dataset<Row> before) {
    Dataset<Row> old =
        before.select(col("account"), col("person_id").as("old_id"), col("since").as("old_since"));
    return linked
        .join(old, "account")
        .groupBy("root", "old_id")
        .agg(count(lit(1)).as("accounts"), min("old_since").as("old_since"))
        .withColumn(
            "part",
            row_number().over(Window.partitionBy("old_id").orderBy(desc("accounts"), asc("root"))));
  }

  private static Dataset<Row> kept(Dataset<Row> shared) {
    return shared
        .where(col("part").equalTo(1))
        .withColumn(
            "turn",
            row_number()
                .over(
                    Window.partitionBy("root")
                        .orderBy(
                            col("old_since").asc_nulls_first(), desc("accounts"), asc("old_id"))))
        .where(col("turn").equalTo(1))
        .select("root", "old_id", "old_since");
  }

  private static UserDefinedFunction fresh(Keyring keyring) {
    UDF1<String, String> id = root -> id(keyring, root.substring(1));
    return udf(id, DataTypes.StringType);
  }

  private static UserDefinedFunction again(Keyring keyring, AsOf asOf) {
    String words = asOf.words();
    UDF2<String, Boolean, String> id =
        (root, dated) -> id(keyring, dated ? root.substring(1) + " " + words : root.substring(1));
    return udf(id, DataTypes.StringType);
  }

  private static String id(Keyring keyring, String text) {
    return "p" + keyring.hash("person", text).substring(0, HEX_DIGITS);
  }
}
