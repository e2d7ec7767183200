package org.kith.features.source.typed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw records with their cells read by the declared types. */
public final class TypedRows {

  /** File of a row; beside the raw columns, whose names do not begin so. */
  public static final String FILE = "__file";

  /** Line on which a row begins. */
  public static final String LINE = "__line";

  /** A row as it stands in its file. */
  public static final String RAW = "__raw";

  /** The rule that a row breaks; null for none. */
  public static final String FAULT = "__fault";

  private static final String TEXT = "__text_";
  private static final String VALUE = "__value_";

  private TypedRows() {}

  /**
   * Reads the cells. A text that its column's type does not admit is null, and the row breaks
   * {@code wrong-type:COLUMN}.
   *
   * @param records {@code file, line, raw, fault, cells}; the cells of a faulty one are not read
   * @param types raw columns in the order of the cells
   */
  public static Dataset<Row> of(Dataset<Row> records, Map<String, ColumnType> types) {
    List<Column> texts = new ArrayList<>(List.of(col("*")));
    List<Column> values = new ArrayList<>(List.of(col("*")));
    List<Column> read = new ArrayList<>();
    List<Column> faults = new ArrayList<>(List.of(col("fault")));
    int place = 0;
    for (Map.Entry<String, ColumnType> column : types.entrySet()) {
      Column text = col(TEXT + place);
      texts.add(get(col("cells"), lit(place)).as(TEXT + place));
      if (column.getValue().isText()) {
        read.add(text.as(column.getKey()));
      } else {
        Column value = col(VALUE + place);
        values.add(column.getValue().value(text).as(VALUE + place));
        read.add(value.as(column.getKey()));
        faults.add(
            when(text.isNotNull().and(value.isNull()), lit("wrong-type:" + column.getKey())));
      }
      place++;
    }
    read.add(col("file").as(FILE));
    read.add(col("line").as(LINE));
    read.add(col("raw").as(RAW));
    read.add(coalesce(faults.toArray(Column[]::new)).as(FAULT));
    return select(select(select(records, texts), values), read);
  }

  private static Dataset<Row> select(Dataset<Row> rows, List<Column> columns) {
    return rows.select(columns.toArray(Column[]::new));
  }
}
