package org.kith.features.source.file;

import static org.apache.spark.sql.catalyst.util.QuotingUtils.quoteIdentifier;
import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.kith.features.error.Problem;

/**
 * A table of a database, read through JDBC by one query, so that its rows are of one moment.
 *
 * @param source name of the source, for messages
 * @param url of the database; it may hold a password and is never told
 * @param table what stands after FROM: a table's name, or a query in parentheses with an alias
 */
public record Database(String source, String url, String table) {

  private static final int ROWS_A_FETCH = 10_000;

  /**
   * Its rows with these columns in this order; asks the database for its columns alone. Times
   * without a zone are texts as the driver writes them.
   *
   * @throws Problem {@code INPUT_MISSING} when the database does not answer or has no such table,
   *     {@code INPUT_REFUSED} when a column is missing
   */
  public Dataset<Row> rows(SparkSession spark, List<String> columns) {
    Dataset<Row> rows = opened(spark);
    Set<String> there =
        Arrays.stream(rows.columns())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<String> missing =
        columns.stream().filter(name -> !there.contains(name.toLowerCase(Locale.ROOT))).toList();
    if (!missing.isEmpty()) {
      throw new Problem(
          Problem.Code.INPUT_REFUSED,
          where(),
          "its columns are %s; %s must be among them"
              .formatted(Arrays.asList(rows.columns()), missing),
          "Name a table or query that has them, or change 'columns' in the contract.");
    }
    return rows.select(
        columns.stream().map(name -> col(quoteIdentifier(name)).as(name)).toArray(Column[]::new));
  }

  private Dataset<Row> opened(SparkSession spark) {
    DataFrameReader reader =
        spark
            .read()
            .format("jdbc")
            .option("url", url)
            .option("dbtable", table)
            .option("fetchsize", ROWS_A_FETCH)
            .option("preferTimestampNTZ", true);
    try {
      String texts = asTexts(reader.load().schema());
      return texts.isEmpty() ? reader.load() : reader.option("customSchema", texts).load();
    } catch (Exception refused) {
      // The driver throws SQLException through Scala, whose signature does not declare it.
      throw unreadable(refused);
    }
  }

  /** Spark would move a time without a zone by the machine's own, with most databases. */
  private static String asTexts(StructType schema) {
    return Arrays.stream(schema.fields())
        .filter(field -> field.dataType().equals(DataTypes.TimestampNTZType))
        .map(field -> quoteIdentifier(field.name()) + " STRING")
        .collect(Collectors.joining(", "));
  }

  /** That the database does not give the rows. */
  public Problem unreadable(Exception cause) {
    return new Problem(
        Problem.Code.INPUT_MISSING,
        where(),
        "its database does not give it: " + told(cause),
        "Correct the source's path or format.url, let this run reach the database, or put its"
            + " JDBC driver's jar into KITH_JARS.",
        cause);
  }

  private String told(Exception cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String first = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    return first.replace(url, "its URL");
  }

  private String where() {
    return "source %s, table %s".formatted(source, table);
  }
}
