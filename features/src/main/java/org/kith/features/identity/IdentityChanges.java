package org.kith.features.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.time.AsOf;

/**
 * What became of the persons of the release before.
 *
 * <p>Rows of {@code identity_changes}, one a pair of persons, no order: {@code merge} where {@code
 * person_id} now bears accounts that were the most of {@code other_person_id}'s, and that id is no
 * longer given or goes with others; {@code split} where {@code other_person_id} now bears accounts
 * that were the lesser part of {@code person_id}'s. {@code accounts} counts them, {@code segments}
 * are those that either person was in.
 */
final class IdentityChanges {

  private IdentityChanges() {}

  /**
   * The changes.
   *
   * @param linked {@code (account, root, evidence)}
   * @param shared as {@link PersonIds#shared}
   * @param ids as {@link PersonIds#rows}
   * @param before {@code identities} of the release before
   * @param segments {@code (person_id, segment)} of the release before
   */
  static Dataset<Row> of(
      Dataset<Row> linked,
      Dataset<Row> shared,
      Dataset<Row> ids,
      Dataset<Row> before,
      Dataset<Row> segments,
      AsOf asOf) {
    Column merged = col("part").equalTo(1);
    Dataset<Row> changed =
        shared
            .join(ids.select("root", "person_id"), "root")
            .where(not(col("old_id").equalTo(col("person_id"))))
            .select(
                col("root"),
                col("old_id"),
                col("accounts"),
                when(merged, "merge").otherwise("split").as("change"),
                when(merged, col("person_id")).otherwise(col("old_id")).as("person_id"),
                when(merged, col("old_id")).otherwise(col("person_id")).as("other_person_id"));
    Dataset<Row> touched = segmentsOf(changed, segments);
    return changed
        .join(evidence(linked, before, changed), "root")
        .join(touched, touched.col("id").equalTo(col("person_id")), "left")
        .drop("id")
        .withColumnRenamed("segments", "own_segments")
        .join(
            touched.select(col("id"), col("segments").as("other_segments")),
            col("id").equalTo(col("other_person_id")),
            "left")
        .select(
            col("change"),
            col("person_id"),
            col("other_person_id"),
            col("accounts"),
            when(col("change").equalTo("merge"), col("reason"))
                .otherwise("no evidence holds them together")
                .as("evidence"),
            sort_array(array_union(orNone(col("own_segments")), orNone(col("other_segments"))))
                .as("segments"),
            lit(java.sql.Date.valueOf(asOf.day())).as("as_of"));
  }

  private static Column orNone(Column segments) {
    return coalesce(segments, array().cast("array<string>"));
  }

  private static Dataset<Row> segmentsOf(Dataset<Row> changed, Dataset<Row> segments) {
    Dataset<Row> persons =
        changed
            .select(col("person_id").as("id"))
            .union(changed.select(col("other_person_id").as("id")))
            .distinct();
    return persons
        .join(segments, persons.col("id").equalTo(segments.col("person_id")))
        .groupBy("id")
        .agg(collect_set("segment").as("segments"));
  }

  /** The evidence of an account that is new or newly evidenced, else of any, of changed persons. */
  private static Dataset<Row> evidence(
      Dataset<Row> linked, Dataset<Row> before, Dataset<Row> changed) {
    Dataset<Row> told = before.select(col("account"), col("evidence").as("told"));
    return linked
        .join(changed.select("root").distinct(), "root")
        .join(told, linked.col("account").equalTo(told.col("account")), "left")
        .groupBy("root")
        .agg(
            max(struct(
                    not(coalesce(col("told"), lit("")).equalTo(col("evidence"))).as("news"),
                    col("evidence")))
                .getField("evidence")
                .as("reason"));
  }
}
