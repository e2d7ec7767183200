package org.kith.models.basket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RuleDirectionTest {

  private static final StructType RULES =
      StructType.fromDDL("antecedent ARRAY<STRING>, consequent STRING");
  private static final StructType PURCHASES =
      StructType.fromDDL("person_id STRING, item_id STRING, occurred_at TIMESTAMP");

  @Test
  void theFirstTimesOfEachPersonDecideAndTheAntecedentMustBeWhole() {
    Dataset<Row> purchases =
        AssociationRulesTest.frame(
            PURCHASES,
            // Before: the pram's second purchase and the repeated cot change nothing.
            at("ann", "cot", 1),
            at("ann", "crib", 2),
            at("ann", "pram", 3),
            at("ann", "pram", 1_000),
            at("ann", "cot", 2_000),
            // After: the antecedent is whole only after the pram.
            at("bob", "cot", 1),
            at("bob", "pram", 2),
            at("bob", "crib", 3),
            // At one time, never whole, and without a time.
            at("cid", "cot", 1),
            at("cid", "crib", 5),
            at("cid", "pram", 5),
            at("dan", "cot", 1),
            at("dan", "pram", 2),
            at("eve", "cot", 1),
            at("eve", "crib", 1),
            RowFactory.create("eve", "pram", null));

    Row rule = RuleDirection.added(rules(new String[] {"cot", "crib"}, "pram"), purchases).head();

    assertThat(rule.<Long>getAs("people_before")).isEqualTo(1);
    assertThat(rule.<Long>getAs("people_after")).isEqualTo(1);
    assertThat(rule.<Double>getAs("direction")).isEqualTo(.5);
  }

  @Test
  void aRuleThatNobodyLivedThroughHasNoDirection() {
    Row rule =
        RuleDirection.added(
                rules(new String[] {"cot"}, "pram"),
                AssociationRulesTest.frame(PURCHASES, at("ann", "cot", 1)))
            .head();

    assertThat(rule.<Long>getAs("people_before")).isZero();
    assertThat(rule.isNullAt(rule.fieldIndex("direction"))).isTrue();
  }

  private static Dataset<Row> rules(String[] antecedent, String consequent) {
    return AssociationRulesTest.frame(RULES, RowFactory.create(antecedent, consequent));
  }

  private static Row at(String person, String item, long second) {
    return RowFactory.create(person, item, Timestamp.from(Instant.ofEpochSecond(second)));
  }
}
