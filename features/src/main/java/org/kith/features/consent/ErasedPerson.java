package org.kith.features.consent;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A person whom the lake is to forget.
 *
 * @param personId the id in computed tables
 * @param accounts {@code kind:value} of each identifier, as facts name them: contact kinds by their
 *     keyed hash
 * @param contacts the contact identifiers in plain text, as the vault kept them
 */
public record ErasedPerson(String personId, List<String> accounts, List<String> contacts) {

  private static final List<String> PERSONS = List.of("person_id", "other_person_id");
  private static final List<String> ACCOUNTS = List.of("account", "other_account");
  private static final String NOBODY = "erased";

  public ErasedPerson {
    accounts = List.copyOf(accounts);
    contacts = List.copyOf(contacts);
  }

  /** Hides who it is. */
  @Override
  public String toString() {
    return "ErasedPerson[hidden]";
  }

  /** Whether a row of that shape is about the person, in whatever role; never null. */
  public Column isNamedIn(StructType shape) {
    List<String> names = List.of(shape.fieldNames());
    Object[] all = accounts.toArray();
    Column named = lit(false);
    for (String person : PERSONS) {
      named = names.contains(person) ? named.or(sure(col(person).equalTo(personId))) : named;
    }
    for (String account : ACCOUNTS) {
      named = names.contains(account) ? named.or(sure(col(account).isin(all))) : named;
    }
    if (names.contains("identifiers")) {
      Column any =
          exists(
              map_entries(col("identifiers")),
              entry -> concat(entry.getField("key"), lit(":"), entry.getField("value")).isin(all));
      named = named.or(sure(any));
    }
    if (names.contains("kind") && names.contains("value")) {
      named = named.or(sure(concat(col("kind"), lit(":"), col("value")).isin(all)));
    }
    return named;
  }

  /** The rows of others, with the person's id struck out wherever a text holds it. */
  public Dataset<Row> struckOut(Dataset<Row> rows) {
    Dataset<Row> struck = rows;
    for (StructField field : rows.schema().fields()) {
      Column value = col("`" + field.name() + "`");
      if (field.dataType().equals(DataTypes.StringType)) {
        struck = struck.withColumn(field.name(), without(value));
      } else if (field.dataType().sql().equals("ARRAY<STRING>")) {
        struck = struck.withColumn(field.name(), transform(value, this::without));
      }
    }
    return struck;
  }

  private Column without(Column text) {
    return when(text.contains(personId), replace(text, lit(personId), lit(NOBODY))).otherwise(text);
  }

  private static Column sure(Column condition) {
    return coalesce(condition, lit(false));
  }
}
