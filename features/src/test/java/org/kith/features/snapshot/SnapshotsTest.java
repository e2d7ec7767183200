package org.kith.features.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.Definitions;
import org.kith.features.tag.FactRows;
import org.kith.features.tag.TagCatalogue;
import org.kith.features.tag.Tagged;
import org.kith.features.tag.Tagging;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;
import org.kith.features.time.Days;

class SnapshotsTest {

  private static final AsOf MAY = new AsOf(LocalDate.of(2026, 5, 31), ZoneId.of("Asia/Shanghai"));
  private static final AsOf APRIL = new AsOf(LocalDate.of(2026, 4, 30), MAY.zone());
  private static final AsOf NOW = new AsOf(LocalDate.of(2026, 6, 30), MAY.zone());

  @Test
  void onlyWhatIsBeforeTheCutOffIsAFeatureAndTheRestIsTheLabel() {
    FactRows orders = FactRows.of("orders");
    buy(orders, "before", MAY.cutoff().minusNanos(1000));
    buy(orders, "at", MAY.cutoff());
    buy(orders, "after", MAY.cutoff().plusNanos(1000));
    buy(orders, "end", MAY.endOfNext(30));
    Stream.of("at", "after", "end").forEach(who -> buy(orders, who, Instant.EPOCH));

    assertThat(texts(features(orders, List.of(MAY))))
        .containsExactly(
            "after 2026-05-31 1", "at 2026-05-31 1", "before 2026-05-31 1", "end 2026-05-31 1");
    assertThat(texts(labels(orders, "count(*)", List.of(MAY))))
        .containsExactly(
            "after 2026-05-31 1", "at 2026-05-31 1", "before 2026-05-31 0", "end 2026-05-31 0");
  }

  @Test
  void aPersonFirstHeardOfAfterTheCutOffHasNoRow() {
    FactRows orders = FactRows.of("orders");
    buy(orders, "early", APRIL.cutoff().minusSeconds(9));
    buy(orders, "late", APRIL.cutoff().plusSeconds(9));
    assertThat(texts(features(orders, List.of(APRIL, MAY))))
        .containsExactly("early 2026-04-30 1", "early 2026-05-31 1", "late 2026-05-31 1");
    assertThat(texts(labels(orders, "count(*) > 1", List.of(APRIL, MAY))))
        .containsExactly("early 2026-04-30 0", "early 2026-05-31 0", "late 2026-05-31 0");
  }

  @Test
  void aLateFactIsNoFeatureUntilItIsKnownAndIsALabelOnceItIs() {
    FactRows orders = FactRows.of("orders");
    buy(orders, "p", Instant.EPOCH);
    orders.row(
        Map.of(
            "person_id", "p",
            "occurred_at", APRIL.cutoff().minusSeconds(5),
            "known_at", APRIL.cutoff().plusSeconds(5)));
    orders.row(
        Map.of(
            "person_id", "p",
            "occurred_at", MAY.cutoff().plusSeconds(5),
            "known_at", NOW.cutoff().minusSeconds(5)));
    orders.row(
        Map.of(
            "person_id", "p",
            "occurred_at", MAY.cutoff().plusSeconds(6),
            "known_at", NOW.cutoff()));
    assertThat(texts(features(orders, List.of(APRIL, MAY))))
        .containsExactly("p 2026-04-30 1", "p 2026-05-31 2");
    assertThat(texts(labels(orders, "count(*) = 1", List.of(MAY))))
        .containsExactly("p 2026-05-31 1");
  }

  @Test
  void aCorrectedFactIsAFeatureAsItWasKnownAtEachCutOffAndALabelAsItIsKnownNow() {
    FactRows orders = FactRows.of("orders");
    Instant corrected = APRIL.cutoff().plusSeconds(5);
    version(orders, 2, APRIL.cutoff().minusSeconds(5), corrected);
    version(orders, 3, corrected, null);
    Instant late = MAY.cutoff().plusSeconds(60);
    version(orders, 5, MAY.cutoff().plusSeconds(5), late);
    version(orders, 7, late, NOW.cutoff());
    version(orders, 9, NOW.cutoff(), null);

    for (List<AsOf> cutoffs : List.of(List.of(APRIL), List.of(MAY), List.of(APRIL, MAY))) {
      assertThat(texts(units(orders, cutoffs)))
          .isEqualTo(
              Stream.of("p 2026-04-30 2", "p 2026-05-31 3")
                  .filter(
                      text -> cutoffs.stream().anyMatch(at -> text.contains(at.day().toString())))
                  .toList());
    }
    assertThat(texts(labels(orders, "sum(quantity) = 7", List.of(MAY))))
        .containsExactly("p 2026-05-31 1");
  }

  private static Dataset<Row> units(FactRows orders, List<AsOf> cutoffs) {
    Dataset<Row> people = SharedSpark.session().sql("SELECT 'p' AS person_id");
    return Snapshots.features(
        new Tagging(
            catalogue(tag("n", "orders", "sum(quantity)").feature()),
            Relations.of(Map.of("orders", orders.frame())),
            people),
        cutoffs);
  }

  /** Units of an order of the instant at which it became known so. */
  private static void version(FactRows orders, long units, Instant known, Instant superseded) {
    Map<String, Object> row = new HashMap<>();
    row.put("person_id", "p");
    row.put("kind", "sale");
    row.put("quantity", units);
    row.put("occurred_at", known);
    row.put("superseded_at", superseded);
    orders.row(row);
  }

  @Test
  void anAsOfThatKnowsMoreOrLessMovesOnlyWhatWasKnownBetween() {
    FactRows orders = FactRows.of("orders");
    buy(orders, "p", APRIL.cutoff().minusSeconds(5));
    orders.row(
        Map.of(
            "person_id", "p",
            "occurred_at", MAY.cutoff().minusSeconds(5),
            "known_at", NOW.cutoff().minusSeconds(5)));
    AsOf restated = new AsOf(MAY.day(), MAY.zone(), NOW.day());
    AsOf ignorant = new AsOf(NOW.day(), NOW.zone(), MAY.day());

    assertThat(texts(features(orders, List.of(MAY)))).containsExactly("p 2026-05-31 1");
    assertThat(texts(features(orders, List.of(restated)))).containsExactly("p 2026-05-31 2");
    assertThat(texts(features(orders, List.of(restated.on(APRIL.day())))))
        .containsExactly("p 2026-04-30 1");
    assertThat(texts(features(orders, List.of(ignorant)))).containsExactly("p 2026-06-30 1");
  }

  @Test
  void erasingTheFutureChangesNoFeature() {
    FactRows whole = FactRows.of("orders");
    FactRows past = FactRows.of("orders");
    for (int n = 0; n < 60; n++) {
      Instant at = MAY.cutoff().plusSeconds((n - 40) * 43_200L);
      buy(whole, "p" + n % 7, at);
      if (at.isBefore(MAY.cutoff())) {
        buy(past, "p" + n % 7, at);
      }
    }
    List<String> features = texts(features(past, List.of(APRIL, MAY)));
    assertThat(features).isNotEmpty();
    assertThat(texts(features(whole, List.of(APRIL, MAY)))).isEqualTo(features);
  }

  @Test
  void aFeatureIsWhatTheTagWasOnThatDay() {
    FactRows orders = FactRows.of("orders");
    for (int n = 0; n < 60; n++) {
      buy(orders, "p" + n % 7, MAY.cutoff().plusSeconds((n - 50) * 86_400L));
    }
    Tagging tagging = tagging(orders);
    for (AsOf day : List.of(APRIL, MAY)) {
      try (Tagged tagged = tagging.at(day)) {
        List<String> then =
            tagged.profile().orderBy("person_id").collectAsList().stream()
                .map(row -> row.getString(0) + " " + day.day() + " " + row.get(1))
                .filter(text -> !text.endsWith(" 0"))
                .toList();
        assertThat(
                texts(features(orders, List.of(APRIL, MAY))).stream()
                    .filter(text -> text.contains(day.day().toString()))
                    .filter(text -> !text.endsWith(" 0"))
                    .toList())
            .isEqualTo(then);
      }
    }
  }

  @Test
  void itemsAreSeenAsTheyWereAtEachCutOff() {
    FactRows orders = FactRows.of("orders");
    orders.row(Map.of("person_id", "p", "item_id", "i1", "occurred_at", Instant.EPOCH));
    Dataset<Row> items =
        SharedSpark.session()
            .sql(
                "select 'i1' as item_id, stack(2, 'old', date'2026-04-30', 'new', date'2026-05-31')"
                    + " as (category, cutoff)");
    Relations relations =
        Relations.of(
            table ->
                table.tableName().equals("orders")
                    ? java.util.Optional.of(orders.frame().drop("category"))
                    : java.util.Optional.empty(),
            items);
    Tagging tagging =
        new Tagging(
            catalogue(tag("is_new", "orders", "max(if(category = 'new', 1, 0))").feature()),
            relations,
            orders.frame());
    assertThat(texts(Snapshots.features(tagging, List.of(APRIL, MAY))))
        .containsExactly("p 2026-04-30 0", "p 2026-05-31 1");
  }

  @Test
  void twelveCutOffsReadTheFactsAsOftenAsOne() {
    FactRows orders = FactRows.of("orders");
    for (int n = 0; n < 40; n++) {
      buy(orders, "p" + n % 7, MAY.cutoff().minusSeconds(n * 864_000L));
    }
    List<AsOf> year = IntStream.range(0, 12).mapToObj(n -> MAY.minusDays(30 * n)).toList();

    long once = rowsRead(orders, List.of(MAY));

    assertThat(once).isPositive();
    assertThat(rowsRead(orders, year)).isEqualTo(once);
  }

  private static long rowsRead(FactRows orders, List<AsOf> cutoffs) {
    LongAccumulator read = SharedSpark.session().sparkContext().longAccumulator();
    Dataset<Row> counted =
        orders
            .frame()
            .map(
                (MapFunction<Row, Row>)
                    row -> {
                      read.add(1);
                      return row;
                    },
                orders.frame().encoder());
    assertThat(texts(Snapshots.features(tagging(orders, counted), cutoffs)))
        .hasSizeGreaterThanOrEqualTo(cutoffs.size());
    return read.value();
  }

  private static void buy(FactRows orders, String person, Instant at) {
    orders.row(Map.of("person_id", person, "kind", "sale", "occurred_at", at));
  }

  private static Dataset<Row> features(FactRows orders, List<AsOf> cutoffs) {
    return Snapshots.features(tagging(orders), cutoffs);
  }

  private static Dataset<Row> labels(FactRows orders, String label, List<AsOf> cutoffs) {
    return Snapshots.labels(
        Relations.of(Map.of("orders", orders.frame())),
        "orders",
        label,
        new Days(30),
        cutoffs,
        NOW);
  }

  private static Tagging tagging(FactRows orders) {
    return tagging(orders, orders.frame());
  }

  private static Tagging tagging(FactRows orders, Dataset<Row> rows) {
    Dataset<Row> people =
        SharedSpark.session()
            .createDataset(
                orders.frame().select("person_id").as(Encoders.STRING()).collectAsList(),
                Encoders.STRING())
            .toDF("person_id");
    return new Tagging(
        catalogue(tag("n", "orders", "count(*)").feature()),
        Relations.of(Map.of("orders", rows)),
        people);
  }

  private static TagCatalogue catalogue(Definitions tag) {
    return new TagCatalogue(List.of(tag.done()));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.orderBy("person_id", "cutoff").collectAsList().stream()
        .map(row -> row.getString(0) + " " + row.getDate(1) + " " + row.get(2))
        .toList();
  }
}
