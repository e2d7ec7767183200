package org.kith.jobs.night.audit;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.kith.features.lake.Table;

/**
 * What must hold of a table's rows, beside that its key is unique.
 *
 * @param table the table
 * @param legal by column, when its value is right
 * @param references by column, the table that holds what it names under the name beside it
 */
record TableRule(Table table, Map<String, Column> legal, Map<String, Reference> references) {

  /** A column of another table. */
  record Reference(Table table, String column) {}

  private static final Reference PERSON = new Reference(Table.IDENTITIES, "person_id");
  private static final Reference ITEM = new Reference(Table.ITEMS, "item_id");

  /**
   * The rules of every table that stages compute.
   *
   * @param amounts models whose scores are amounts; those of others are probabilities
   */
  static List<TableRule> all(Set<String> amounts) {
    return List.of(
        new TableRule(Table.IDENTITIES, Map.of(), Map.of()),
        new TableRule(Table.ITEMS, Map.of(), Map.of()),
        ofPeople(Table.PROFILE, Map.of()),
        ofPeople(Table.TAGS, Map.of("weight", finite("weight"))),
        ofPeople(Table.FEATURES, Map.of()),
        ofPeople(Table.COMMUNITIES, Map.of()),
        ofPeople(Table.INFLUENCE, Map.of("page_rank", finite("page_rank"))),
        ofPeople(Table.REFERRAL_CREDIT, Map.of("credit", finite("credit"))),
        new TableRule(
            Table.TIES,
            Map.of("strength", finite("strength")),
            Map.of("person_id", PERSON, "other_person_id", PERSON)),
        ofPeople(
            Table.SCORES,
            ordered("score", score(amounts), "percentile", probability("percentile"))),
        new TableRule(
            Table.RECOMMENDATIONS,
            ordered("score", finite("score"), "rank", col("rank").geq(1)),
            Map.of("person_id", PERSON, "item_id", ITEM)),
        ofPeople(
            Table.SEGMENTS,
            ordered("arm", col("arm").isin("treat", "holdout"), "score", finiteOrNull("score"))));
  }

  private static TableRule ofPeople(Table table, Map<String, Column> legal) {
    return new TableRule(table, legal, Map.of("person_id", PERSON));
  }

  private static Map<String, Column> ordered(String a, Column one, String b, Column other) {
    Map<String, Column> legal = new LinkedHashMap<>();
    legal.put(a, one);
    legal.put(b, other);
    return legal;
  }

  private static Column probability(String name) {
    return known(not(isnan(col(name))).and(col(name).between(0, 1)));
  }

  private static Column score(Set<String> amounts) {
    Column amount = col("model").isin(amounts.toArray()).and(finite("score"));
    return probability("score").or(known(amount));
  }

  private static Column finite(String name) {
    return known(finiteColumn(name));
  }

  private static Column finiteOrNull(String name) {
    return col(name).isNull().or(finite(name));
  }

  private static Column finiteColumn(String name) {
    return not(isnan(col(name))).and(abs(col(name)).lt(lit(Double.POSITIVE_INFINITY)));
  }

  private static Column known(Column legal) {
    return coalesce(legal, lit(false));
  }
}
