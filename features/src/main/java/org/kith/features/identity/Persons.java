package org.kith.features.identity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.kith.features.lake.Lake;
import org.kith.features.lake.Pins;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

/**
 * Links identifiers into persons: two that stand in one fact are one person's, and so on from fact
 * to fact.
 *
 * <p>In: the {@code account}, {@code identifiers} and {@code other_account} of every fact about
 * people. Out: rows of {@link Table#IDENTITIES}, one for each identifier that occurs, no order.
 *
 * <ul>
 *   <li>An identifier that stands beside more than {@value
 *       SharedIdentifiers#MEMBERS_SHARING_AT_MOST} member numbers (a shop's own phone, a family's,
 *       a robot's) is no evidence: it links nobody, belongs to nobody and has no row.
 *   <li>{@code person_id} is {@code p} and the first 16 hex digits of the keyed hash of the
 *       person's smallest account, member numbers before all others. It stays the same while that
 *       account does.
 *   <li>{@code evidence} says in words by what the identifier is the person's: {@code with member
 *       number in members}, {@code alone in orders}, {@code named in social ties}.
 * </ul>
 *
 * <p>The rows depend on the facts alone, not on their order or partitions.
 */
public final class Persons {

  private static final int HEX_DIGITS = 16;

  private Persons() {}

  /** Links all the facts that the pins hold. */
  public static Dataset<Row> link(Lake lake, Pins facts, Keyring keyring) {
    return link(table -> lake.read(table, facts), keyring);
  }

  /** Links the facts that the pins hold and that the as-of sees. */
  public static Dataset<Row> link(Lake lake, Pins facts, AsOf asOf, Keyring keyring) {
    FactTables tables = table -> lake.read(table, facts);
    return link(tables.seenBy(asOf), keyring);
  }

  /**
   * Links the facts of tables from anywhere.
   *
   * @throws IllegalArgumentException when there is no table about people
   */
  public static Dataset<Row> link(FactTables tables, Keyring keyring) {
    Dataset<Row> sightings = SharedIdentifiers.leftOut(Sightings.of(tables));
    Dataset<Row> roots = Components.of(Sightings.edges(sightings)).roots();
    return Evidence.of(sightings)
        .join(roots, col("key").equalTo(col("node")), "left")
        .withColumn("account", Sightings.accountOf(col("key")))
        .withColumn("root", Sightings.accountOf(coalesce(col("root"), col("key"))))
        .withColumn("kind", substring_index(col("account"), ":", 1))
        .select(
            col("kind"),
            col("account").substr(length(col("kind")).plus(2), length(col("account"))).as("value"),
            col("account"),
            personId(keyring).apply(col("root")).as("person_id"),
            col("evidence"));
  }

  private static UserDefinedFunction personId(Keyring keyring) {
    UDF1<String, String> id = root -> "p" + keyring.hash("person", root).substring(0, HEX_DIGITS);
    return udf(id, DataTypes.StringType);
  }
}
