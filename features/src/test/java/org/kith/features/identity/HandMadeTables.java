package org.kith.features.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;

/** Tables whose rows a test writes down, column by column; a column left out is null. */
public final class HandMadeTables implements FactTables {

  private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);

  /**
   * Adds one row.
   *
   * @param cells column name, value, column name, value …
   */
  public HandMadeTables row(Table table, Object... cells) {
    String[] names = table.schema().fieldNames();
    Object[] values = new Object[names.length];
    for (int i = 0; i < cells.length; i += 2) {
      int at = Arrays.asList(names).indexOf(cells[i]);
      if (at < 0) {
        throw new IllegalArgumentException(table.tableName() + " has no column " + cells[i]);
      }
      values[at] = cells[i + 1];
    }
    rows.computeIfAbsent(table, absent -> new ArrayList<>()).add(RowFactory.create(values));
    return this;
  }

  /** Adds the identities of persons: each account is a person's whose id is the account's value. */
  public HandMadeTables people(String... accounts) {
    for (String account : accounts) {
      owned(account, account.substring(account.indexOf(':') + 1));
    }
    return this;
  }

  /** Adds one identity. */
  public HandMadeTables owned(String account, String person) {
    int colon = account.indexOf(':');
    return row(
        Table.IDENTITIES,
        "kind",
        account.substring(0, colon),
        "value",
        account.substring(colon + 1),
        "account",
        account,
        "person_id",
        person);
  }

  @Override
  public Optional<Dataset<Row>> read(Table table) {
    return Optional.ofNullable(rows.get(table))
        .map(given -> SharedSpark.session().createDataFrame(given, table.schema()));
  }

  /** The tables as facts of persons. */
  public PersonFacts facts() {
    return new PersonFacts(SharedSpark.session(), this);
  }
}
