package org.kith.jobs.evaluate.world;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.error.Problem;
import org.kith.features.vault.Keyring;

/** The people of a simulated brand, and whom a night takes each of them for. */
final class TruePeople {

  private static final Map<String, String> KINDS =
      Map.of(
          "members", "member",
          "wechat_accounts", "wechat_unionid",
          "weibo_accounts", "weibo_uid");

  private final SparkSession spark;
  private final Path truth;
  private final Dataset<Row> accounts;

  /**
   * Reads them.
   *
   * @param world folder that {@code kith world} wrote
   * @param keyring under which the night hashed contact identifiers
   * @param identities rows of {@code Table.IDENTITIES} of the night
   * @throws Problem {@code INPUT_MISSING} where the folder holds no truth
   */
  TruePeople(Path world, Keyring keyring, Dataset<Row> identities) {
    spark = identities.sparkSession();
    truth = world.resolve("truth");
    if (!Files.isDirectory(truth)) {
      throw new Problem(
          Problem.Code.INPUT_MISSING,
          "--world " + world,
          "has no folder 'truth'; it must be a folder that 'kith world' wrote",
          "Make one with 'kith world --out', or name it.");
    }
    accounts = known(keyring).join(identities.select("account", "person_id"), "account").persist();
  }

  /** A table of the truth. */
  Dataset<Row> table(String name) {
    return spark.read().parquet(truth.resolve(name).toString());
  }

  /**
   * {@code (account, person, person_id)}: every account of a true person that the night has seen,
   * one row an account.
   */
  Dataset<Row> accounts() {
    return accounts;
  }

  /** {@code (person, person_id)}: whom the night takes most of a person's accounts for. */
  Dataset<Row> persons() {
    return accounts
        .groupBy("person", "person_id")
        .count()
        .withColumn(
            "turn",
            row_number()
                .over(Window.partitionBy("person").orderBy(col("count").desc(), col("person_id"))))
        .where("turn = 1")
        .select("person", "person_id");
  }

  private Dataset<Row> known(Keyring keyring) {
    UDF2<String, String, String> hash =
        (kind, record) ->
            kind.equals("member") ? record : keyring.hash("identifier:" + kind, record);
    Dataset<Row> known = null;
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      Dataset<Row> of =
          table("identity")
              .where(col("person").isNotNull().and(col("source").equalTo(kind.getKey())))
              .select(
                  concat(
                          lit(kind.getValue() + ":"),
                          udf(hash, DataTypes.StringType)
                              .apply(lit(kind.getValue()), col("record")))
                      .as("account"),
                  col("person"));
      known = known == null ? of : known.union(of);
    }
    return known.distinct();
  }
}
