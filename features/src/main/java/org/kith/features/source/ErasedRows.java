package org.kith.features.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.concat;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.lake.Table;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.Tombstones;

/** Tells the rows that name an erased person, in whatever role, from all others. */
final class ErasedRows {

  /** The rule that such a row breaks. */
  static final String RULE = "erased";

  private static final Column FAULT = col(TypedRows.FAULT);

  private final Tombstones erased;

  ErasedRows(Tombstones erased) {
    this.erased = erased;
  }

  /**
   * The judged rows, an erased person's under {@link #RULE}. Of a row that could not be read, every
   * word is tried.
   */
  Dataset<Row> marked(Table table, Dataset<Row> judged) {
    if (erased.isEmpty() || !table.isAboutPeople()) {
      return judged;
    }
    Tombstones tombstones = erased;
    UDF2<scala.collection.Seq<String>, byte[], Boolean> covers =
        (accounts, raw) -> {
          for (int i = 0; accounts != null && i < accounts.length(); i++) {
            if (tombstones.covers(accounts.apply(i))) {
              return true;
            }
          }
          return tombstones.covers(raw);
        };
    Column refused = FAULT.isNotNull().and(FAULT.notEqual(Judgement.DUPLICATE));
    Column named =
        udf(covers, DataTypes.BooleanType)
            .apply(accounts(judged), when(refused, col(TypedRows.RAW)));
    return judged.withColumn(
        TypedRows.FAULT,
        when(FAULT.isNull().or(refused), when(named, lit(RULE)).otherwise(FAULT))
            .otherwise(FAULT));
  }

  private static Column accounts(Dataset<Row> judged) {
    Column own =
        transform(
            map_entries(col("identifiers")),
            entry -> concat(entry.getField("key"), lit(":"), entry.getField("value")));
    boolean hasOther = java.util.List.of(judged.columns()).contains("other_account");
    Column others = hasOther ? array(col("account"), col("other_account")) : array(col("account"));
    return array_union(own, others);
  }
}
