package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;
import static org.kith.features.tag.TaggedRows.order;
import static org.kith.features.tag.TaggedRows.people;
import static org.kith.features.tag.TaggedRows.profile;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a tag says as time goes by. */
class TagTimesTest {

  @Test
  void aWindowKeepsTheLastDaysInTheBrandsZone() {
    FactRows orders =
        FactRows.of("orders")
            .row(Map.of("person_id", "p1", "occurred_at", "2026-06-30T15:59:59Z"))
            .row(Map.of("person_id", "p1", "occurred_at", "2026-06-28T16:00:00Z"))
            .row(Map.of("person_id", "p1", "occurred_at", "2026-06-28T15:59:59Z"));
    Row person =
        profile(
                Map.of("orders", orders),
                List.of("p1"),
                tag("two_days", "orders", "count(*)").window(2),
                tag("youngest", "orders", "min(age_days)"),
                tag("last_hour", "orders", "max(hour)"))
            .get(0);
    assertThat(person.<Long>getAs("two_days")).isEqualTo(2);
    assertThat(person.<Integer>getAs("youngest")).isZero();
    assertThat(person.<Integer>getAs("last_hour")).isEqualTo(23);
  }

  @Test
  void aFactKnownTooLateIsNotSeen() {
    FactRows orders =
        FactRows.of("orders")
            .row(
                Map.of(
                    "person_id", "p1",
                    "occurred_at", "2026-06-01T00:00:00Z",
                    "known_at", "2026-06-30T16:00:00Z"))
            .row(
                Map.of(
                    "person_id", "p1",
                    "occurred_at", "2026-06-01T00:00:00Z",
                    "known_at", "2026-06-30T15:59:59.999999Z"));
    Row person =
        profile(Map.of("orders", orders), List.of("p1"), tag("n", "orders", "count(*)")).get(0);
    assertThat(person.<Long>getAs("n")).isEqualTo(1);
  }

  @Test
  void aHalfLifeHalvesWhatIsThatOldAndLeavesAloneWhatHasNoDate() {
    FactRows orders =
        FactRows.of("orders")
            .row(order("p1", "100.00", "tea", "2026-06-20T00:00:00Z"))
            .row(order("p1", "50.00", "cups", "2026-06-30T00:00:00Z"))
            .row(
                Map.of(
                    "person_id",
                    "p1",
                    "spend",
                    "100.00",
                    "category",
                    "books",
                    "known_at",
                    "2026-01-01T00:00:00Z"));
    Row person =
        profile(
                Map.of("orders", orders),
                List.of("p1"),
                tag("taste", "orders", "sum(spend * decay)").by("category").halfLife(10))
            .get(0);
    Map<String, Double> taste = person.getJavaMap(person.fieldIndex("taste"));
    assertThat(taste)
        .containsExactlyInAnyOrderEntriesOf(Map.of("tea", .25, "cups", .25, "books", .5));
  }

  @Test
  void aTagLapsesTheDayAfterItExpires() {
    FactRows orders =
        FactRows.of("orders")
            .row(order("p1", "1.00", "tea", "2026-06-20T00:00:00Z"))
            .row(order("p2", "1.00", "tea", "2026-06-19T00:00:00Z"));
    List<Row> people =
        profile(
            Map.of("orders", orders),
            List.of("p1", "p2"),
            tag("lately", "orders", "count(*) > 0").expiry(10),
            tag("taste", "orders", "sum(spend)").by("category").expiry(10));
    assertThat(people.get(0).<Boolean>getAs("lately")).isTrue();
    assertThat(people.get(0).<String>getAs("taste_top")).isEqualTo("tea");
    assertThat(people.get(1).<Boolean>getAs("lately")).isFalse();
    assertThat(people.get(1).<String>getAs("taste_top")).isNull();
  }
}
