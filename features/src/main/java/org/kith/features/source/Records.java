package org.kith.features.source;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.kith.features.error.Problem;
import org.kith.features.lake.door.ForeignTable;
import org.kith.features.source.SourceContract.FileFormat;
import org.kith.features.source.file.Delivery;
import org.kith.features.source.file.HeaderCheck;
import org.kith.features.source.file.InputFile;
import org.kith.features.source.file.RawRows;
import org.kith.features.source.file.ReadFailure;
import org.kith.features.source.raw.CleanText;
import org.kith.features.source.raw.Layout;
import org.kith.features.source.typed.ColumnType;
import org.kith.features.source.typed.TypedRows;

/**
 * The records of a source's files, whatever their format.
 *
 * @param spark session that reads them
 * @param delivery where they are
 */
record Records(SparkSession spark, Delivery delivery) {

  private static final Map<String, String> IN_FULL =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final UserDefinedFunction STEERS =
      udf(
          (UDF1<String, Boolean>) text -> text != null && CleanText.steers(text, "\r\n"),
          DataTypes.BooleanType);
  private static final UserDefinedFunction CLEAN =
      udf(
          (UDF1<String, String>)
              text -> text == null || CleanText.isBlank(text) ? null : CleanText.normal(text),
          DataTypes.StringType);

  /** The typed rows of a file that must be there. */
  Dataset<Row> typed(String path, FileFormat format, Map<String, String> columns) {
    List<InputFile> files = files(delivery, path, format);
    if (files.isEmpty()) {
      throw delivery.missing(path, "there is no such file");
    }
    return TypedRows.of(of(path, files, format, columns), types(columns));
  }

  /** The files that a path stands for, in order of name: of a Delta table its newest version's. */
  static List<InputFile> files(Delivery delivery, String path, FileFormat format) {
    return format.type().equals("delta")
        ? delivery.filesOfTable(path)
        : delivery.files(path, format.completeMarker());
  }

  /**
   * The records of files, as {@link RawRows#SCHEMA} says.
   *
   * @throws Problem {@code INPUT_REFUSED} when a file's columns are not the wanted ones, or a file
   *     of Parquet is none
   */
  Dataset<Row> of(
      String path, List<InputFile> files, FileFormat format, Map<String, String> columns) {
    List<String> names = List.copyOf(columns.keySet());
    if (format.type().equals("delta") && !files.isEmpty()) {
      return delta(path, files, names);
    }
    if (format.type().equals("parquet")) {
      return files.stream()
          .map(file -> parquet(file, names))
          .reduce(Dataset::unionAll)
          .orElseGet(() -> spark.createDataFrame(List.of(), RawRows.SCHEMA));
    }
    Layout layout = layout(format, names);
    HeaderCheck check = new HeaderCheck(delivery.source(), layout, delivery.hadoop());
    files.forEach(check::pass);
    return RawRows.of(spark, files, layout);
  }

  static Map<String, ColumnType> types(Map<String, String> columns) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    columns.forEach((column, type) -> types.put(column, ColumnType.parse(column, type)));
    return types;
  }

  private static Layout layout(FileFormat format, List<String> names) {
    return new Layout(
        format.type().equals("json"),
        format.encoding(),
        format.delimiter().charAt(0),
        format.quote().equals("none") ? null : format.quote().charAt(0),
        format.header(),
        names);
  }

  private Dataset<Row> parquet(InputFile file, List<String> names) {
    Dataset<Row> rows = opened(file);
    refuseOthers(rows, names, "file " + file.name());
    return records(rows, lit(file.name()), names);
  }

  private Dataset<Row> opened(InputFile file) {
    try {
      return spark.read().parquet(file.uri());
    } catch (Exception failed) {
      new ReadFailure(delivery, failed).refuseFile(file);
      throw failed;
    }
  }

  private Dataset<Row> delta(String path, List<InputFile> files, List<String> names) {
    List<String> wanted = files.stream().map(file -> new Path(file.uri()).getName()).toList();
    ForeignTable table =
        delivery
            .table(path)
            .filter(newest -> hasAll(newest, wanted))
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.Code.INPUT_REFUSED,
                        "source %s, table %s".formatted(delivery.source(), path),
                        "it was changed while it was being read",
                        "Run the night again when the table stands still."));
    Dataset<Row> rows = table.rows(spark, wanted);
    refuseOthers(rows, names, "table " + path);
    return records(rows, col("_metadata.file_name"), names);
  }

  private static boolean hasAll(ForeignTable table, List<String> names) {
    return table.files().stream().map(ForeignTable.DataFile::name).toList().containsAll(names);
  }

  private void refuseOthers(Dataset<Row> rows, List<String> names, String where) {
    if (!Arrays.asList(rows.columns()).equals(names)) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          "source %s, %s".formatted(delivery.source(), where),
          "its columns are %s; they must be %s".formatted(Arrays.asList(rows.columns()), names),
          "Deliver it with these columns in this order, or change 'columns' in the contract.");
    }
  }

  /** Texts are held to what text files are held to: no controls, normal form C, blank as null. */
  private static Dataset<Row> records(Dataset<Row> rows, Column file, List<String> names) {
    List<Column> cells = new ArrayList<>();
    List<Column> faults = new ArrayList<>(List.of(lit(null).cast("string")));
    for (String name : names) {
      Column cell = col(quoteIdentifier(name)).cast("string");
      if (rows.schema().apply(name).dataType() instanceof StringType) {
        faults.add(when(STEERS.apply(cell), "control-character"));
        cell = CLEAN.apply(cell);
      }
      cells.add(cell);
    }
    Column fault = coalesce(faults.toArray(Column[]::new));
    return rows.select(
        file.as("file"),
        col("_metadata.row_index").plus(1L).as("line"),
        to_json(struct(col("*")), IN_FULL).cast("binary").as("raw"),
        fault.as("fault"),
        when(fault.isNull(), array(cells.toArray(Column[]::new))).as("cells"));
  }
}
