package org.kith.features.source;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.DefinitionFault;
import org.kith.features.error.Problem;
import org.kith.features.source.SourceContract.Lookup;
import org.kith.features.source.file.ReadFailure;
import org.kith.features.source.typed.ColumnType;
import org.kith.features.source.typed.TypedRows;

/** Small files laid beside a source's raw rows, each as a struct column of its own name. */
final class Lookups {

  private static final String KEY = "__key";

  private final Records records;
  private final String source;

  Lookups(Records records, String source) {
    this.records = records;
    this.source = source;
  }

  /**
   * The rows with the lookups' columns; null where a lookup has no row of the value. Of several
   * rows of a value the first counts, by file and line.
   *
   * @throws Problem {@code INPUT_MISSING} when a lookup has no file, {@code INPUT_REFUSED} when a
   *     row of it is bad, {@code CONF_INVALID} when its columns do not fit
   */
  Dataset<Row> beside(Dataset<Row> rows, Map<String, Lookup> lookups) {
    Dataset<Row> joined = rows;
    for (Map.Entry<String, Lookup> lookup : lookups.entrySet()) {
      joined = joined(joined, lookup.getKey(), lookup.getValue());
    }
    return joined;
  }

  /**
   * The rows with the columns that {@link #beside} would give them, all null; reads no file.
   *
   * @throws Problem {@code CONF_INVALID} when a lookup's columns do not fit
   */
  Dataset<Row> unread(Dataset<Row> rows, Map<String, Lookup> lookups) {
    Dataset<Row> with = rows;
    for (Map.Entry<String, Lookup> lookup : lookups.entrySet()) {
      checkColumns(with, lookup.getKey(), lookup.getValue());
      StructType struct = new StructType();
      for (Map.Entry<String, ColumnType> column :
          Records.types(lookup.getValue().columns()).entrySet()) {
        struct = struct.add(column.getKey(), DataType.fromDDL(column.getValue().sql()));
      }
      with = with.withColumn(lookup.getKey(), lit(null).cast(struct));
    }
    return with;
  }

  private void checkColumns(Dataset<Row> rows, String name, Lookup lookup) {
    has(rows.columns(), name, "equal", lookup.equal());
    has(lookup.columns().keySet().toArray(String[]::new), name, "on", lookup.on());
  }

  private Dataset<Row> joined(Dataset<Row> rows, String name, Lookup lookup) {
    checkColumns(rows, name, lookup);
    Dataset<Row> typed = records.typed(lookup.path(), lookup.format(), lookup.columns());
    refuseBad(typed, name);
    List<Column> columns = new ArrayList<>();
    lookup.columns().keySet().forEach(column -> columns.add(col(quoteIdentifier(column))));
    Dataset<Row> first =
        typed
            .withColumn(
                KEY + "place",
                row_number()
                    .over(
                        Window.partitionBy(quoteIdentifier(lookup.on()))
                            .orderBy(TypedRows.FILE, TypedRows.LINE)))
            .where(col(KEY + "place").equalTo(1))
            .select(
                col(quoteIdentifier(lookup.on())).as(KEY + name),
                struct(columns.toArray(Column[]::new)).as(name));
    return rows.join(
            broadcast(first),
            rows.col(quoteIdentifier(lookup.equal())).equalTo(first.col(KEY + name)),
            "left")
        .drop(KEY + name);
  }

  private void refuseBad(Dataset<Row> typed, String name) {
    List<Row> bad = bad(typed);
    if (!bad.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "source %s, lookup %s".formatted(source, name),
          "it holds bad rows, by rule: " + bad,
          "Correct the file, or the lookup's columns and format.");
    }
  }

  private List<Row> bad(Dataset<Row> typed) {
    try {
      return typed
          .where(col(TypedRows.FAULT).isNotNull())
          .groupBy(TypedRows.FAULT)
          .agg(count(lit(1)))
          .orderBy(TypedRows.FAULT)
          .collectAsList();
    } catch (Exception failed) {
      new ReadFailure(records.delivery(), failed).refuseFile();
      throw failed;
    }
  }

  private void has(String[] columns, String name, String key, String column) {
    if (!List.of(columns).contains(column)) {
      throw Problem.of(
          List.of(
              new DefinitionFault(
                  "source",
                  source,
                  "lookups.%s.%s".formatted(name, key),
                  "is '%s', none of its columns".formatted(column),
                  "Name a column that it declares.")));
    }
  }
}
