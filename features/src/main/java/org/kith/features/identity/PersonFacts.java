package org.kith.features.identity;

import static org.apache.spark.sql.functions.col;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

/**
 * Facts seen person by person: each fact row with the person whom its account belongs to.
 *
 * <p>A row keeps its own columns and gains {@code person_id STRING} at the end, and {@code
 * other_person_id STRING} where the table has {@code other_account}. Both are null where the
 * account is null (an anonymous fact) or belongs to nobody (an identifier shared by many, see
 * {@link Persons}). Rows are neither lost nor doubled and have no order.
 */
public final class PersonFacts {

  private static final String OTHER_ACCOUNT = "other_account";

  private final SparkSession spark;
  private final FactTables tables;
  private final Map<Table, Boolean> present = new EnumMap<>(Table.class);

  /** The facts of a lake at its pinned versions; the pins hold {@link Table#IDENTITIES}. */
  public PersonFacts(Lake lake, Pins pins) {
    this(lake.spark(), table -> lake.read(table, pins));
  }

  /** The facts of tables from anywhere; they hold {@link Table#IDENTITIES}. */
  public PersonFacts(SparkSession spark, FactTables tables) {
    this.spark = spark;
    this.tables = tables;
  }

  /** The session on which the frames run. */
  public SparkSession spark() {
    return spark;
  }

  /**
   * All rows of a fact table, with their persons where the table is about people.
   *
   * @return a frame without rows where the table does not exist
   */
  public Dataset<Row> of(Table table) {
    Dataset<Row> rows = rows(table);
    if (!table.isAboutPeople()) {
      return rows;
    }
    Dataset<Row> owned = withPerson(rows, "account", "person_id");
    return List.of(rows.columns()).contains(OTHER_ACCOUNT)
        ? withPerson(owned, OTHER_ACCOUNT, "other_person_id")
        : owned;
  }

  /** All rows of a fact table as they are, without persons; none where it does not exist. */
  public Dataset<Row> anonymous(Table table) {
    return rows(table);
  }

  /** As {@link #of(Table)}, only what the as-of sees, see {@link FactTables#isSeen}. */
  public Dataset<Row> of(Table table, AsOf asOf) {
    return of(table).where(FactTables.isSeen(asOf));
  }

  /** Whether the table exists and has a row. */
  public synchronized boolean has(Table table) {
    return present.computeIfAbsent(
        table, sought -> tables.read(sought).filter(rows -> !rows.isEmpty()).isPresent());
  }

  /** Everybody: {@code (person_id STRING)}, one row a person, no order. */
  public Dataset<Row> persons() {
    return rows(Table.IDENTITIES).select("person_id").distinct();
  }

  private Dataset<Row> withPerson(Dataset<Row> facts, String account, String person) {
    Dataset<Row> owners =
        rows(Table.IDENTITIES)
            .select(col("account").as("owned_account"), col("person_id").as(person));
    return facts
        .join(owners, facts.col(account).equalTo(owners.col("owned_account")), "left")
        .drop("owned_account");
  }

  private Dataset<Row> rows(Table table) {
    return tables
        .read(table)
        .orElseGet(() -> spark.createDataFrame(List.<Row>of(), table.schema()));
  }
}
