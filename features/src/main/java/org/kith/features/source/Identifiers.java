package org.kith.features.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.kith.features.source.typed.TypedRows;
import org.kith.features.vault.ContactKind;
import org.kith.features.vault.Keyring;

/**
 * The identifiers of one party of a fact: trimmed once, blank as null, contact kinds normalised and
 * as keyed hashes.
 */
final class Identifiers {

  private static final String NO_CONTACTS =
      "cast(array() as array<struct<kind:string,value:string,sealed:binary>>)";

  private final String party;
  private final Keyring keyring;
  private final List<String> kinds;
  private final Map<String, String> sql;

  /**
   * @param party the contract's key, {@code identifiers} or {@code other}
   * @param sql identifier kind to expression, in order
   */
  Identifiers(String party, Map<String, String> sql, Keyring keyring) {
    this.party = party;
    this.keyring = keyring;
    this.sql = sql;
    this.kinds = List.copyOf(sql.keySet());
  }

  /** Adds what becomes of the texts of every kind. */
  Dataset<Row> added(Dataset<Row> rows, Expressions expressions) {
    Dataset<Row> added = rows;
    for (String kind : kinds) {
      Column text = expressions.of(party + "." + kind, sql.get(kind), "string");
      Column tried = Expressions.attempt(col(TypedRows.FAULT), text);
      added = added.withColumn(name(kind, "tried"), tried);
    }
    for (String kind : kinds) {
      Column text = col(name(kind, "tried")).getField("v");
      UDF1<String, Row> judged = new JudgedIdentifier(kind, keyring);
      added =
          added.withColumn(name(kind, "judged"), udf(judged, JudgedIdentifier.SCHEMA).apply(text));
    }
    return added;
  }

  /** {@code bad-identifier} where a text is there that cannot name anybody; else null. */
  Column fault() {
    Column bad = lit(false);
    for (String kind : kinds) {
      Column failed = col(name(kind, "tried")).isNull();
      Column unfit = col(name(kind, "judged")).getField("unfit");
      bad = bad.or(failed).or(coalesce(unfit, lit(false)));
    }
    return when(col(TypedRows.FAULT).isNull().and(bad), lit("bad-identifier"));
  }

  /** {@code kind:value} of the first identifier; null where there is none. */
  Column account() {
    List<Column> accounts = new ArrayList<>();
    kinds.forEach(kind -> accounts.add(concat(lit(kind + ":"), value(kind))));
    accounts.add(lit(null).cast("string"));
    return coalesce(accounts.toArray(Column[]::new));
  }

  /** All of them, value by kind; empty where there is none. */
  Column all() {
    if (kinds.isEmpty()) {
      return functions.expr("cast(map() as map<string,string>)");
    }
    List<Column> pairs = new ArrayList<>();
    for (String kind : kinds) {
      pairs.add(lit(kind));
      pairs.add(value(kind));
    }
    return functions.map_filter(
        map(pairs.toArray(Column[]::new)), (kind, value) -> value.isNotNull());
  }

  /** The vault's rows of the contact kinds, as an array; empty where there is none. */
  Column contacts() {
    List<Column> contacts = new ArrayList<>();
    for (String kind : kinds) {
      if (ContactKind.includes(kind)) {
        contacts.add(
            struct(
                lit(kind).as("kind"),
                value(kind).as("value"),
                col(name(kind, "judged")).getField("sealed").as("sealed")));
      }
    }
    return contacts.isEmpty()
        ? functions.expr(NO_CONTACTS)
        : functions.filter(
            array(contacts.toArray(Column[]::new)), each -> each.getField("value").isNotNull());
  }

  private Column value(String kind) {
    return col(name(kind, "judged")).getField("value");
  }

  private String name(String kind, String part) {
    return "__" + party + "_" + kind + "_" + part;
  }
}
