package org.kith.jobs.evaluate.basket;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;
import org.kith.jobs.evaluate.file.Columns;
import org.kith.jobs.evaluate.file.FlatFile;

/** What each item is, from a table {@code item,category}. */
final class CategoryFile {

  private static final StructType SCHEMA = StructType.fromDDL("item_id STRING, category STRING");

  private CategoryFile() {}

  /**
   * {@code (item_id, category)}, a row an item that has a category.
   *
   * @throws Problem {@code INPUT_REFUSED} where an item has two
   */
  static Dataset<Row> read(Path path, Supplier<SparkSession> spark) {
    FlatFile file = FlatFile.open(path, spark);
    Columns columns = file.columns();
    int item = columns.require("item");
    int category = columns.require("category");
    Map<String, String> categories = new TreeMap<>();
    file.forEach(
        cells -> {
          if (cells[item] != null && cells[category] != null) {
            String other = categories.put(cells[item], cells[category]);
            if (other != null && !other.equals(cells[category])) {
              throw new Problem(
                  Problem.Code.INPUT_REFUSED,
                  "%s, item '%s'".formatted(path, cells[item]),
                  "has the categories '%s' and '%s'; one is legal"
                      .formatted(other, cells[category]),
                  "Give each item its main category.");
            }
          }
        });
    List<Row> rows =
        categories.entrySet().stream()
            .map(one -> RowFactory.create(one.getKey(), one.getValue()))
            .toList();
    return spark.get().createDataFrame(rows, SCHEMA);
  }
}
