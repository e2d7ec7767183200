package org.kith.features.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/** Where the rows of tables come from: the pinned versions of a lake, or frames made by hand. */
@FunctionalInterface
public interface FactTables {

  /**
   * The rows of a table, with the columns of {@link Table#schema()}; empty where there is no such
   * table.
   */
  Optional<Dataset<Row>> read(Table table);

  /** The same tables, of whose facts only those that the as-of sees are there. */
  default FactTables seenBy(AsOf asOf) {
    return table ->
        table.isFact() ? read(table).map(rows -> rows.where(isSeen(asOf))) : read(table);
  }

  /**
   * Whether a fact is one that the as-of sees: it was what was known in time and, unless it bears
   * no date, happened in time. The one place that says so for rows of one as-of.
   */
  static Column isSeen(AsOf asOf) {
    Column happened = col("occurred_at");
    return isKnown(lit(asOf.knownBefore()))
        .and(happened.isNull().or(happened.lt(lit(asOf.cutoff()))));
  }

  /** Whether a fact was known before an instant, and none that corrects it. */
  static Column isKnown(Column before) {
    Column corrected = col("superseded_at");
    return col("known_at").lt(before).and(corrected.isNull().or(corrected.geq(before)));
  }

  /** Whether a fact stands, however late it was known: none corrects it. */
  static Column stands() {
    return col("superseded_at").isNull();
  }

  /**
   * Facts once for each of the as-ofs that sees them.
   *
   * @return their columns and {@code cutoff DATE}, the as-of's day
   */
  static Dataset<Row> seenBy(Dataset<Row> facts, List<AsOf> asOfs) {
    Column days =
        array(asOfs.stream().map(at -> when(isSeen(at), lit(at.day()))).toArray(Column[]::new));
    return facts.withColumn("cutoff", explode(array_compact(days)));
  }
}
