package org.kith.features.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
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

  /** The same tables, of whose facts only those known before the cut-off are there. */
  default FactTables knownBefore(AsOf asOf) {
    return table ->
        table.isFact()
            ? read(table).map(rows -> rows.where(col("known_at").lt(lit(asOf.cutoff()))))
            : read(table);
  }
}
