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

import java.util.ArrayList;
import java.util.Collection;
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
 * @param personIds the ids in computed tables, the one of now first; the others went into it by
 *     merges, and tables of before still name them
 * @param accounts {@code kind:value} of each identifier, as facts name them: contact kinds by their
 *     keyed hash
 * @param contacts {@code kind:value} of each contact identifier in plain text, as the vault kept it
 */
public record ErasedPerson(List<String> personIds, List<String> accounts, List<String> contacts) {

  private static final List<String> PERSONS = List.of("person_id", "other_person_id");
  private static final List<String> ACCOUNTS = List.of("account", "other_account");
  private static final String NOBODY = "erased";

  public ErasedPerson {
    personIds = List.copyOf(personIds);
    accounts = List.copyOf(accounts);
    contacts = List.copyOf(contacts);
  }

  /** The same person, where more ids mean them too. */
  public ErasedPerson orAs(Collection<String> ids) {
    List<String> all = new ArrayList<>(personIds);
    all.addAll(ids);
    return new ErasedPerson(all, accounts, contacts);
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
      named =
          names.contains(person) ? named.or(sure(col(person).isin(personIds.toArray()))) : named;
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

  /** Whether a text holds one of the ids. */
  public Column isMentionedIn(Column text) {
    Column mentioned = lit(false);
    for (String id : personIds) {
      mentioned = mentioned.or(text.contains(id));
    }
    return mentioned;
  }

  /** The rows of others, with the person's ids struck out wherever a text holds one. */
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
    Column struck = text;
    for (String id : personIds) {
      struck = replace(struck, lit(id), lit(NOBODY));
    }
    return when(isMentionedIn(text), struck).otherwise(text);
  }

  private static Column sure(Column condition) {
    return coalesce(condition, lit(false));
  }
}
