package org.kith.features.tag.relation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.kith.features.identity.golden.Survivorship;
import org.kith.features.lake.Table;

/** The columns that rules may name, by relation. */
final class RelationSchemas {

  /** Columns that are computed at a cut-off. */
  static final Set<String> COMPUTED = Set.of("cutoff", "age_days", "day", "hour", "decay");

  /** One row a person, of what members' sources say of him or her. */
  static final String GOLDEN = "golden_records";

  /** First purchases of items, by people who had to do with them on social media before. */
  static final String SEEDED = "seeded_purchases";

  /** Posts that others passed on. */
  static final String CASCADES = "cascades";

  private static final String OF_ITEMS =
      "title_en STRING, title_zh STRING, brand STRING, department STRING, category STRING,"
          + " subcategory STRING, price_tier STRING, rung STRING, rebuy BOOLEAN";

  /** Columns of facts that no rule sees. */
  private static final Set<String> HIDDEN =
      Set.of("account", "identifiers", "other_account", "superseded_at");

  /** Columns that come from the item that a row names. */
  static final Set<String> ITEM_COLUMNS = Set.of(StructType.fromDDL(OF_ITEMS).fieldNames());

  /** Every relation, whether a brand has it or not. */
  static final Map<String, StructType> ALL = Collections.unmodifiableMap(schemas());

  private RelationSchemas() {}

  static List<Table> peopleTables() {
    return Table.facts().stream().filter(Table::isAboutPeople).toList();
  }

  private static Map<String, StructType> schemas() {
    Map<String, StructType> all = new LinkedHashMap<>();
    for (Table table : peopleTables()) {
      List<String> names = Arrays.asList(table.schema().fieldNames());
      boolean mutual = names.contains("other_account");
      all.put(table.tableName(), schemaOf(table.schema(), mutual, names.contains("item_id")));
      if (mutual) {
        all.put(table.tableName() + "_received", all.get(table.tableName()));
      }
    }
    all.put(GOLDEN, goldenSchema());
    all.put(
        CASCADES,
        timed(
            "event_id STRING, reposts BIGINT, people BIGINT, depth INT, breadth BIGINT, r DOUBLE"));
    all.put(SEEDED, timed("item_id STRING, lag_days INT"));
    all.put(
        "ties",
        StructType.fromDDL(
            "person_id STRING, other_person_id STRING, strength DOUBLE, given DOUBLE, received DOUBLE,"
                + " rank INT"));
    all.put("communities", Table.COMMUNITIES.schema());
    all.put("influence", Table.INFLUENCE.schema());
    all.put("referral_credit", Table.REFERRAL_CREDIT.schema());
    all.put(
        "texts",
        timed(
            "medium STRING, sentiment DOUBLE, purchase_intent BOOLEAN, complaint_intent BOOLEAN"));
    all.put("mentions", timed("kind STRING, value STRING, sentiment DOUBLE"));
    return all;
  }

  private static StructType schemaOf(StructType table, boolean mutual, boolean aboutItems) {
    StructType schema = new StructType().add("person_id", DataTypes.StringType);
    if (mutual) {
      schema = schema.add("other_person_id", DataTypes.StringType);
    }
    for (StructField field : table.fields()) {
      if (!HIDDEN.contains(field.name())) {
        schema = schema.add(field);
      }
    }
    if (aboutItems) {
      for (StructField field : StructType.fromDDL(OF_ITEMS).fields()) {
        schema = schema.add(field);
      }
    }
    return computed(schema);
  }

  private static StructType goldenSchema() {
    StructType schema = new StructType().add("person_id", DataTypes.StringType);
    for (String attribute : Survivorship.ATTRIBUTES) {
      schema = schema.add(Table.MEMBERS.schema().apply(attribute));
    }
    return computed(
        schema
            .add("sources", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add("occurred_at", DataTypes.TimestampType)
            .add("known_at", DataTypes.TimestampType));
  }

  private static StructType timed(String columns) {
    return computed(
        StructType.fromDDL(
            "person_id STRING, " + columns + ", occurred_at TIMESTAMP, known_at TIMESTAMP"));
  }

  private static StructType computed(StructType schema) {
    return schema
        .add("cutoff", DataTypes.DateType)
        .add("age_days", DataTypes.IntegerType)
        .add("day", DataTypes.DateType)
        .add("hour", DataTypes.IntegerType)
        .add("decay", DataTypes.DoubleType);
  }
}
