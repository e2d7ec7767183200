package org.kith.features.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.lake.Table;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.Tombstones;

/**
 * Tells the rows that may not be kept from all others: those that name an erased person, in
 * whatever role, and those that are older than their table's retention. They are counted, and their
 * content is nowhere.
 */
final class ForgottenRows {

  /** The rule of a row that names an erased person. */
  private static final String ERASED = "erased";

  /** The rule of a row that is older than it may be. */
  private static final String EXPIRED = "expired";

  /** The rules of rows whose content is not kept. */
  static final List<String> RULES = List.of(ERASED, EXPIRED);

  private static final Column FAULT = col(TypedRows.FAULT);

  private final Forgetting forgetting;

  ForgottenRows(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  /** The judged rows, those that may not be kept under their rules. */
  Dataset<Row> marked(Table table, Dataset<Row> judged) {
    return withoutErased(table, withoutExpired(table, judged));
  }

  private Dataset<Row> withoutExpired(Table table, Dataset<Row> judged) {
    Instant oldest = forgetting.oldest().get(table);
    if (oldest == null) {
      return judged;
    }
    Column happened = coalesce(col("occurred_at"), col("known_at"));
    return judged.withColumn(
        TypedRows.FAULT,
        when(FAULT.isNull().and(happened.lt(lit(Timestamp.from(oldest)))), lit(EXPIRED))
            .otherwise(FAULT));
  }

  /** Of a row that could not be read, every word is tried. */
  private Dataset<Row> withoutErased(Table table, Dataset<Row> judged) {
    Tombstones erased = forgetting.erased();
    if (erased.isEmpty() || !table.isAboutPeople()) {
      return judged;
    }
    UDF2<scala.collection.Seq<String>, byte[], Boolean> covers =
        (accounts, raw) -> {
          for (int i = 0; accounts != null && i < accounts.length(); i++) {
            if (erased.covers(accounts.apply(i))) {
              return true;
            }
          }
          return erased.covers(raw);
        };
    Column refused = FAULT.isNotNull().and(FAULT.notEqual(Judgement.DUPLICATE));
    Column named =
        udf(covers, DataTypes.BooleanType)
            .apply(accounts(judged), when(refused, col(TypedRows.RAW)));
    return judged.withColumn(
        TypedRows.FAULT,
        when(FAULT.isNull().or(refused), when(named, lit(ERASED)).otherwise(FAULT))
            .otherwise(FAULT));
  }

  private static Column accounts(Dataset<Row> judged) {
    Column own =
        transform(
            map_entries(col("identifiers")),
            entry -> concat(entry.getField("key"), lit(":"), entry.getField("value")));
    boolean hasOther = List.of(judged.columns()).contains("other_account");
    Column others = hasOther ? array(col("account"), col("other_account")) : array(col("account"));
    return array_union(own, others);
  }
}
