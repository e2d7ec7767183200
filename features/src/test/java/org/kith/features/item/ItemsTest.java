package org.kith.features.item;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class ItemsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("Asia/Shanghai"));

  private final HandMadeTables tables = new HandMadeTables();

  @Test
  void theLatestCatalogueRowKnownBeforeTheCutoffIsTheItem() {
    listing("i1", "old", "2026-01-01T00:00:00Z");
    listing("i1", "new", "2026-03-10T15:59:59Z");
    listing("i1", "tomorrow's", "2026-03-10T16:00:00Z");
    listing("i2", "tomorrow's", "2026-03-10T16:00:00Z");

    Map<String, Row> items = items();

    assertThat(items).containsOnlyKeys("i1");
    assertThat(items.get("i1").<String>getAs("title_en")).isEqualTo("new");
  }

  @Test
  void withoutACatalogueItemsComeFromOrdersWithTheirLatestTitleAndNoFees() {
    sale("a", "i1", "first", "2.00", "2026-01-01T00:00:00Z");
    sale("a", "i1", "last", "3.00", "2026-01-02T00:00:00Z");
    sale(null, "i1", null, null, "2026-01-03T00:00:00Z");
    line("adjustment", "a", "POST", "postage", "1.00", "2026-01-01T00:00:00Z");

    Map<String, Row> items = items();

    assertThat(items).containsOnlyKeys("i1");
    assertThat(items.get("i1").<String>getAs("title_en")).isEqualTo("last");
    assertThat(items.get("i1").getDecimal(7)).isEqualByComparingTo("3.00");
    assertThat(items.get("i1").<Boolean>getAs("available")).isTrue();
  }

  @Test
  void anItemWithoutACategoryTakesItsCommonestTopicAndOfEqualsTheFirstByLetter() {
    listing("plain", "t", "2026-01-01T00:00:00Z");
    listing("tied", "t", "2026-01-01T00:00:00Z");
    tables.row(
        Table.CATALOG, "item_id", "own", "category", "tea", "known_at", at("2026-01-01T00:00:00Z"));
    topic("plain", "rock", "pop", "rock");
    topic("tied", "rock", "pop");
    topic("own", "rock");

    Map<String, Row> items = items();

    assertThat(items.get("plain").<String>getAs("category")).isEqualTo("rock");
    assertThat(items.get("tied").<String>getAs("category")).isEqualTo("pop");
    assertThat(items.get("own").<String>getAs("category")).isEqualTo("tea");
  }

  @Test
  void rebuyIsDeclaredOrLearntFromTheShareOfPairsBoughtOnTwoDays() {
    for (String category : new String[] {"tea", "sofa"}) {
      catalogued(category + "1", category, null);
      catalogued(category + "2", category, null);
    }
    catalogued("tea3", "tea", false);
    catalogued("sofa3", "sofa", true);
    for (String person : new String[] {"a", "b", "c", "d", "e"}) {
      sale(person, "tea1", "t", "1", "2026-01-01T00:00:00Z");
      sale(person, "sofa1", "t", "1", "2026-01-01T00:00:00Z");
    }
    sale("a", "tea1", "t", "1", "2026-01-02T00:00:00Z");
    // two days in UTC, one day in Shanghai; and a refund is no purchase
    sale("a", "sofa1", "t", "1", "2025-12-31T23:30:00Z");
    line("refund", "b", "sofa1", "t", "1", "2026-02-01T00:00:00Z");

    Map<String, Row> items = items();

    assertThat(rebuy(items, "tea1", "tea2", "sofa3")).containsOnly(true);
    assertThat(rebuy(items, "tea3", "sofa1", "sofa2")).containsOnly(false);
  }

  @Test
  void anItemIsAvailableWhenListedNotDelistedAndInStockSomewhere() {
    onSale("gone", null, "2026-03-10");
    onSale("leaving", null, "2026-03-11");
    onSale("coming", "2026-03-11", null);
    onSale("empty", "2026-01-01", null);
    onSale("unstocked", "2026-01-01", null);
    for (String item : new String[] {"gone", "leaving", "coming"}) {
      stock(item, "s1", 5, "2026-03-01T00:00:00Z");
    }
    stock("leaving", "s1", 0, "2026-03-02T00:00:00Z");
    stock("leaving", "s2", 1, "2026-03-01T00:00:00Z");
    stock("empty", "s1", 9, "2026-03-01T00:00:00Z");
    stock("empty", "s1", 0, "2026-03-02T00:00:00Z");

    Map<String, Row> items = items();

    assertThat(items).hasSize(5);
    assertThat(items.values().stream().filter(row -> row.<Boolean>getAs("available")))
        .extracting(row -> row.getString(0))
        .containsExactly("leaving");
  }

  @Test
  void theItemsOfSeveralDaysAreThoseOfEachDayByItself() {
    AsOf earlier = AS_OF.minusDays(40);
    catalogued("tea1", null, null);
    catalogued("tea2", "tea", null);
    onSale("leaving", "2026-01-01", "2026-03-01");
    stock("leaving", "s1", 1, "2026-01-20T00:00:00Z");
    stock("leaving", "s2", 0, "2026-02-20T00:00:00Z");
    sale("a", "tea2", "t", "1", "2026-01-01T00:00:00Z");
    sale("a", "tea2", "t", "1", "2026-02-15T00:00:00Z");
    topic("tea1", "rock");
    tables.people("member:a", "member:b", "member:c", "member:d", "member:e");
    List<String> all = List.of(Items.of(tables.facts(), AS_OF).columns());

    Dataset<Row> both = Items.at(tables.facts(), List.of(earlier, AS_OF), all);

    for (AsOf day : List.of(earlier, AS_OF)) {
      assertThat(both.where(col("cutoff").equalTo(lit(day.day()))).drop("cutoff").collectAsList())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(Items.of(tables.facts(), day).collectAsList());
    }
    assertThat(both.where("item_id = 'tea2'").orderBy("cutoff").select("rebuy").collectAsList())
        .extracting(row -> row.getBoolean(0))
        .containsExactly(false, true);
  }

  private Map<String, Row> items() {
    tables.people("member:a", "member:b", "member:c", "member:d", "member:e");
    return Items.of(tables.facts(), AS_OF).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row));
  }

  private static Iterable<Boolean> rebuy(Map<String, Row> items, String... ids) {
    return java.util.Arrays.stream(ids).map(id -> items.get(id).<Boolean>getAs("rebuy")).toList();
  }

  private void listing(String item, String title, String knownAt) {
    tables.row(Table.CATALOG, "item_id", item, "title_en", title, "known_at", at(knownAt));
  }

  private void catalogued(String item, String category, Boolean rebuy) {
    tables.row(
        Table.CATALOG,
        "item_id",
        item,
        "category",
        category,
        "rebuy",
        rebuy,
        "known_at",
        at("2026-01-01T00:00:00Z"));
  }

  private void onSale(String item, String from, String until) {
    tables.row(
        Table.CATALOG,
        "item_id",
        item,
        "listed_on",
        from == null ? null : Date.valueOf(from),
        "delisted_on",
        until == null ? null : Date.valueOf(until),
        "known_at",
        at("2026-01-01T00:00:00Z"));
  }

  private void stock(String item, String store, long units, String knownAt) {
    tables.row(
        Table.STOCK, "item_id", item, "store_id", store, "units", units, "known_at", at(knownAt));
  }

  private void topic(String item, String... topics) {
    for (String topic : topics) {
      tables.row(
          Table.SOCIAL_EVENTS,
          "kind",
          "tag",
          "item_id",
          item,
          "topic",
          topic,
          "known_at",
          at("2026-01-01T00:00:00Z"));
    }
  }

  private void sale(String person, String item, String title, String price, String when) {
    line("sale", person, item, title, price, when);
  }

  private void line(
      String kind, String person, String item, String title, String price, String when) {
    tables.row(
        Table.ORDERS,
        "account",
        person == null ? null : "member:" + person,
        "item_id",
        item,
        "item_title",
        title,
        "price",
        price == null ? null : new BigDecimal(price),
        "kind",
        kind,
        "occurred_at",
        at(when),
        "known_at",
        at(when));
  }

  private static Timestamp at(String instant) {
    return Timestamp.from(Instant.parse(instant));
  }
}
