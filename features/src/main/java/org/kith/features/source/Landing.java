package org.kith.features.source;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.lake.landing.Copies;
import org.kith.features.source.SourceContract.FileFormat;
import org.kith.features.source.SourceContract.Lookup;
import org.kith.features.source.file.Database;

/**
 * Copies of the tables that databases hold, as Parquet files: what a night reads twice is the same
 * both times, and what has not changed since the last night has the same bytes. They stand until
 * the landing is closed.
 */
public final class Landing implements AutoCloseable {

  private final SparkSession spark;
  private final Copies copies;

  /**
   * @param lake whose lease the caller holds
   */
  public Landing(Lake lake) {
    this.spark = lake.spark();
    this.copies = new Copies(lake);
  }

  /**
   * The contract with copies in place of its databases; itself where it has none.
   *
   * @throws org.kith.features.error.Problem as {@link Database#rows}
   */
  public SourceContract landed(SourceContract contract) {
    Map<String, Lookup> lookups = new LinkedHashMap<>();
    contract
        .lookups()
        .forEach(
            (name, lookup) -> {
              Optional<String> copy =
                  copied(
                      contract.name(),
                      "." + name,
                      lookup.path(),
                      lookup.format(),
                      lookup.columns());
              lookups.put(name, copy.map(lookup::readFrom).orElse(lookup));
            });
    Optional<String> copy =
        copied(contract.name(), "", contract.path(), contract.format(), contract.columns());
    return contract.readFrom(copy.orElse(contract.path()), lookups);
  }

  private Optional<String> copied(
      String source, String lookup, String table, FileFormat format, Map<String, String> columns) {
    if (!format.isDatabase()) {
      return Optional.empty();
    }
    Database database = new Database(source, format.url(), table);
    Dataset<Row> rows = database.rows(spark, List.copyOf(columns.keySet()));
    try {
      return Optional.of(copies.of(source + lookup, rows));
    } catch (UncheckedIOException unwritten) {
      throw unwritten;
    } catch (Exception broken) {
      // The driver's SQLException comes out of a Scala method that does not declare it.
      throw database.unreadable(broken);
    }
  }

  /**
   * Asks each database of a contract for its columns, and copies nothing.
   *
   * @return whether its own rows lie in one
   * @throws org.kith.features.error.Problem as {@link Database#rows}
   */
  public static boolean look(SparkSession spark, SourceContract contract) {
    for (Lookup lookup : contract.lookups().values()) {
      look(spark, contract.name(), lookup.path(), lookup.format(), lookup.columns());
    }
    return look(spark, contract.name(), contract.path(), contract.format(), contract.columns());
  }

  private static boolean look(
      SparkSession spark,
      String source,
      String table,
      FileFormat format,
      Map<String, String> columns) {
    if (format.isDatabase()) {
      new Database(source, format.url(), table).rows(spark, List.copyOf(columns.keySet()));
    }
    return format.isDatabase();
  }

  @Override
  public void close() {
    copies.close();
  }
}
