package org.kith.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class PersonFactsTest {

  private final HandMadeTables tables =
      new HandMadeTables()
          .owned("member:m1", "p1")
          .owned("phone:aa", "p1")
          .owned("member:m2", "p2");

  @Test
  void everyFactKeepsItsRowAndGainsItsPerson() {
    for (String account : new String[] {"member:m1", "phone:aa", null, "phone:shared"}) {
      tables.row(Table.ORDERS, "account", account, "order_id", "" + account);
    }

    assertThat(
            tables.facts().of(Table.ORDERS).select("order_id", "person_id").collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(1)))
        .containsExactlyInAnyOrder("member:m1 p1", "phone:aa p1", "null null", "phone:shared null");
  }

  @Test
  void aTieKnowsBothItsPersons() {
    tables.row(Table.SOCIAL_TIES, "account", "phone:aa", "other_account", "member:m2");

    assertThat(
            tables
                .facts()
                .of(Table.SOCIAL_TIES)
                .select("person_id", "other_person_id")
                .first()
                .mkString(" "))
        .isEqualTo("p1 p2");
  }

  @Test
  void whatIsNotAboutPeopleIsLeftAsItIsAndWhatIsMissingIsEmpty() {
    tables.row(Table.CATALOG, "item_id", "i");

    PersonFacts facts = tables.facts();

    assertThat(facts.of(Table.CATALOG).schema()).isEqualTo(Table.CATALOG.schema());
    assertThat(facts.has(Table.CATALOG)).isTrue();
    assertThat(facts.has(Table.ORDERS)).isFalse();
    assertThat(facts.of(Table.REFERRALS).columns()).endsWith("person_id", "other_person_id");
    assertThat(facts.of(Table.REFERRALS).isEmpty()).isTrue();
  }

  @Test
  void aTableWithoutARowIsAsGoodAsNone() {
    PersonFacts facts =
        new PersonFacts(
            org.kith.features.SharedSpark.session(),
            table -> tables.row(Table.ORDERS).read(Table.ORDERS).map(rows -> rows.limit(0)));

    assertThat(facts.has(Table.ORDERS)).isFalse();
  }

  @Test
  void onlyWhatWasKnownBeforeTheCutoffIsSeen() {
    tables.row(Table.ORDERS, "order_id", "in", "known_at", at("2026-01-31T15:59:59.999Z"));
    tables.row(Table.ORDERS, "order_id", "out", "known_at", at("2026-01-31T16:00:00Z"));

    AsOf asOf = new AsOf(LocalDate.of(2026, 1, 31), ZoneId.of("Asia/Shanghai"));

    assertThat(tables.facts().of(Table.ORDERS, asOf).select("order_id").collectAsList())
        .singleElement()
        .matches(row -> row.getString(0).equals("in"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, early prompt undated",
    "2026-01-20, early undated",
    "2026-02-20, early late prompt undated",
  })
  void aFactIsSeenWhenItHappenedByTheDayAndWasKnownByThatOfTheKnowledge(
      LocalDate knownOn, String seen) {
    order("early", "2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z");
    order("prompt", "2026-01-25T00:00:00Z", "2026-01-25T00:00:00Z");
    order("late", "2026-01-25T00:00:00Z", "2026-02-10T00:00:00Z");
    order("later than the day", "2026-02-10T00:00:00Z", "2026-02-10T00:00:00Z");
    tables.row(Table.ORDERS, "order_id", "undated", "known_at", at("2026-01-05T00:00:00Z"));

    AsOf asOf = new AsOf(LocalDate.of(2026, 1, 31), ZoneId.of("Asia/Shanghai"), knownOn);

    assertThat(tables.facts().of(Table.ORDERS, asOf).select("order_id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(seen.split(" "));
    assertThat(tables.seenBy(asOf).read(Table.ORDERS).orElseThrow().count())
        .isEqualTo(seen.split(" ").length);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, first",
    "2026-02-09, first",
    "2026-02-10, second",
    "2026-03-01, second",
  })
  void aFactIsSeenUntilTheOneThatCorrectsItIsKnown(LocalDate knownOn, String seen) {
    Timestamp corrected = at("2026-02-09T16:00:00Z");
    tables.row(
        Table.ORDERS,
        "order_id",
        "first",
        "known_at",
        at("2026-01-05T00:00:00Z"),
        "superseded_at",
        corrected);
    tables.row(Table.ORDERS, "order_id", "second", "known_at", corrected);

    AsOf asOf = new AsOf(LocalDate.of(2026, 1, 31), ZoneId.of("Asia/Shanghai"), knownOn);

    assertThat(tables.facts().of(Table.ORDERS, asOf).select("order_id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(seen);
  }

  @Test
  void everybodyIsThereOnce() {
    assertThat(tables.facts().persons().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("p1", "p2");
  }

  private void order(String id, String occurredAt, String knownAt) {
    tables.row(
        Table.ORDERS, "order_id", id, "occurred_at", at(occurredAt), "known_at", at(knownAt));
  }

  private static Timestamp at(String instant) {
    return Timestamp.from(Instant.parse(instant));
  }
}
