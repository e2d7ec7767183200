package org.kith.features.identity;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.kith.features.lake.Table;

/** Where the rows of tables come from: the pinned versions of a lake, or frames made by hand. */
@FunctionalInterface
public interface FactTables {

  /**
   * The rows of a table, with the columns of {@link Table#schema()}; empty where there is no such
   * table.
   */
  Optional<Dataset<Row>> read(Table table);
}
