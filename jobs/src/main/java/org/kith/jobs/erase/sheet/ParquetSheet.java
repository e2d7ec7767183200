package org.kith.jobs.erase.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.jobs.destination.file.ParquetRows;
import org.kith.jobs.erase.sheet.Sheet.Line;

/** Reads back what {@link ParquetRows} wrote. */
final class ParquetSheet {

  private ParquetSheet() {}

  static Sheet of(SparkSession spark, Path file, Columns columns) {
    Dataset<Row> content = spark.read().parquet(file.toString());
    int[] ids = columns.in(List.of(content.columns()));
    List<Line> rows = new ArrayList<>();
    for (Iterator<Row> each = content.toLocalIterator(); each.hasNext(); ) {
      Row row = each.next();
      List<Object> cells = new ArrayList<>();
      for (int at = 0; at < row.length(); at++) {
        cells.add(row.get(at));
      }
      rows.add(
          new Line(
              cells, Arrays.stream(ids).mapToObj(at -> String.valueOf(cells.get(at))).toList()));
    }
    return new Sheet(List.of(), rows, new ParquetRows(content.schema()));
  }
}
