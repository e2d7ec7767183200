package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kith.features.tag.Definitions.tag;
import static org.kith.features.tag.TaggedRows.order;
import static org.kith.features.tag.TaggedRows.people;
import static org.kith.features.tag.TaggedRows.profile;
import static org.kith.features.tag.TaggedRows.tagged;
import static org.kith.features.tag.TaggedRows.tags;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.tag.Tagged.NotApplicable;
import org.kith.features.tag.relation.Relations;

class TaggingTest {

  @Test
  void whatCannotBeComputedOfAPersonIsNoValueAndStopsNobody() {
    FactRows orders =
        FactRows.of("orders").row(with("p1", "quantity", 0)).row(with("p2", "quantity", 4));
    List<Row> people =
        profile(
            Map.of("orders", orders),
            List.of("p1", "p2"),
            tag("halved", "orders", "8 / sum(quantity)"),
            tag("left_over", "orders", "sum(quantity) % sum(quantity)"),
            tag("no_number", "orders", "sum(quantity) * double('NaN')"),
            tag("beyond", "orders", "1 / exp(-1000 * max(quantity))"),
            tag("said", "orders", "max(cast(order_id AS INT))"),
            tag("from_others", "profile", "double('Infinity') - halved"));
    assertThat(people).extracting(row -> row.getAs("halved")).containsExactly(null, 2.0);
    assertThat(people).extracting(row -> row.getAs("left_over")).containsExactly(null, 0L);
    assertThat(people).extracting(row -> row.getAs("beyond")).containsExactly(1.0, null);
    for (String none : List.of("no_number", "said", "from_others")) {
      assertThat(people).extracting(row -> row.getAs(none)).as(none).containsOnlyNulls();
    }
  }

  private static Map<String, Object> with(String person, String column, Object value) {
    return Map.of(
        "person_id",
        person,
        column,
        value,
        "order_id",
        "o-1",
        "occurred_at",
        "2026-06-01T00:00:00Z");
  }

  @Test
  void aPersonWithoutRowsHasCountsOfZeroAndNoOtherValue() {
    FactRows orders =
        FactRows.of("orders").row(order("p1", "10.00", "tea", "2026-06-01T00:00:00Z"));
    List<Row> people =
        profile(
            Map.of("orders", orders),
            List.of("p1", "p2"),
            tag("n", "orders", "count(*)"),
            tag("paid", "orders", "sum(spend)"),
            tag("paid_or_none", "orders", "coalesce(sum(spend), 0)"),
            tag("taste", "orders", "sum(spend)").by("category"));
    Row nobody = people.get(1);
    assertThat(nobody.<Long>getAs("n")).isZero();
    assertThat(nobody.<Object>getAs("paid")).isNull();
    assertThat(nobody.<Object>getAs("paid_or_none")).hasToString("0.00");
    assertThat(nobody.<Object>getAs("taste")).isNull();
    assertThat(nobody.<Object>getAs("taste_top")).isNull();
  }

  @Test
  void aTagWithValuesSharesAPersonsWholeBeforeItIsCutToTheTop() {
    FactRows orders =
        FactRows.of("orders")
            .row(order("p1", "50.00", "tea", "2026-06-30T00:00:00Z"))
            .row(order("p1", "25.00", "cups", "2026-06-30T00:00:00Z"))
            .row(order("p1", "25.00", "books", "2026-06-30T00:00:00Z"))
            .row(order("p1", "-5.00", "hats", "2026-06-30T00:00:00Z"));
    Row person =
        profile(
                Map.of("orders", orders),
                List.of("p1"),
                tag("taste", "orders", "sum(spend)").by("category").top(2))
            .get(0);
    Map<String, Double> taste = person.getJavaMap(person.fieldIndex("taste"));
    assertThat(taste).containsExactlyInAnyOrderEntriesOf(Map.of("tea", .5, "books", .25));
    assertThat(person.<String>getAs("taste_top")).isEqualTo("tea");
  }

  @Test
  void aLiftIsAPersonsShareOverEverybodysAndTheRarerLikingComesFirst() {
    FactRows orders =
        FactRows.of("orders")
            .row(order("p1", "60", "tea", "2026-06-01T00:00:00Z"))
            .row(order("p1", "40", "cup", "2026-06-01T00:00:00Z"))
            .row(order("p2", "100", "tea", "2026-06-01T00:00:00Z"))
            .row(order("p3", "200", "tea", "2026-06-01T00:00:00Z"));
    List<Row> people =
        profile(
            Map.of("orders", orders),
            List.of("p1", "p2", "p3"),
            tag("more", "orders", "sum(spend)").by("category").lift());
    Map<String, Double> lifts = people.get(0).getJavaMap(people.get(0).fieldIndex("more"));
    assertThat(lifts.get("cup")).isCloseTo(0.4 / 0.1, within(1e-9));
    assertThat(lifts.get("tea")).isCloseTo(0.6 / 0.9, within(1e-9));
    assertThat(people.get(0).<String>getAs("more_top")).isEqualTo("cup");
    assertThat(people.get(1).<String>getAs("more_top")).isEqualTo("tea");
  }

  @Test
  void aDerivedTagReadsOtherDerivedTagsWhateverTheirOrder() {
    FactRows orders =
        FactRows.of("orders").row(order("p1", "10.00", "tea", "2026-06-01T00:00:00Z"));
    Row person =
        profile(
                Map.of("orders", orders),
                List.of("p1"),
                tag("is_small", "profile", "doubled < 30"),
                tag("doubled", "profile", "paid * 2"),
                tag("paid", "orders", "sum(spend)"))
            .get(0);
    assertThat(person.<Boolean>getAs("is_small")).isTrue();
  }

  @Test
  void tagsCarryValueEvidenceRuleAndExpiry() {
    FactRows orders =
        FactRows.of("orders")
            .row(order("p1", "10.00", "tea", "2026-06-01T20:00:00Z"))
            .row(order("p1", "5.50", "tea", "2026-05-01T00:00:00Z"));
    List<Row> rows =
        tags(
            Map.of("orders", orders),
            List.of("p1", "p2"),
            tag("paid", "orders", "sum(spend)").where("spend > 0").expiry(60),
            tag("never", "orders", "sum(spend) > 100"),
            tag("rich", "profile", "paid > 12"),
            tag("taste", "orders", "sum(spend)").by("category"));
    assertThat(rows).extracting(row -> row.getString(1)).containsExactly("paid", "rich", "taste");
    Row paid = rows.get(0);
    assertThat(paid.getString(2)).isEqualTo("15.50");
    assertThat(paid.getDouble(3)).isEqualTo(1);
    assertThat(paid.getStruct(4).getLong(0)).isEqualTo(2);
    assertThat(paid.getStruct(4).getTimestamp(1).toInstant()).hasToString("2026-06-01T20:00:00Z");
    assertThat(paid.getStruct(4).getString(2)).isEqualTo("orders: sum(spend) where spend > 0");
    assertThat(paid.getDate(5)).hasToString("2026-06-30");
    assertThat(paid.getDate(6)).hasToString("2026-08-01");
    assertThat(rows.get(1).getStruct(4).getLong(0)).isEqualTo(2);
    assertThat(rows.get(2).getString(2)).isEqualTo("tea");
  }

  @Test
  void aBrandWithoutDatesRelationsOrCategoriesIsToldWhichTagsDoNotApply() {
    FactRows orders =
        FactRows.of("orders")
            .row(Map.of("person_id", "p1", "spend", "3.00", "known_at", "2026-01-01T00:00:00Z"));
    try (Tagged tagged =
        tagged(
            Map.of("orders", orders),
            List.of("p1"),
            tag("paid", "orders", "sum(spend)"),
            tag("recency", "orders", "min(age_days)"),
            tag("lately", "orders", "count(*)").window(30),
            tag("taste", "orders", "sum(spend)").by("category"),
            tag("posts", "social_events", "count(*)"),
            tag(
                "stage",
                "profile",
                "if(coalesce(posts, 0) > 0, 'fan', if(paid > 1, 'buyer', 'x'))"),
            tag("age_of_posts", "profile", "posts + 1"))) {
      assertThat(tagged.notApplicable())
          .extracting(NotApplicable::tag, missing -> missing.reason().en())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("recency", "no dates"),
              org.assertj.core.groups.Tuple.tuple("lately", "no dates"),
              org.assertj.core.groups.Tuple.tuple("taste", "no categories"),
              org.assertj.core.groups.Tuple.tuple("posts", "no social_events"),
              org.assertj.core.groups.Tuple.tuple("age_of_posts", "no social_events"));
      assertThat(tagged.notApplicable().get(3).reason().zh()).isEqualTo("没有社交行为数据");
      Row person = tagged.profile().head();
      assertThat(person.<Object>getAs("lately")).isNull();
      assertThat(person.<Object>getAs("posts")).isNull();
      assertThat(person.<String>getAs("stage")).isEqualTo("buyer");
      assertThat(tagged.profile().where("taste['tea'] > 0 and taste_top = 'x'").count()).isZero();
    }
  }

  @Test
  void theProfilesColumnsAreKnownWithoutData() {
    Tagging tagging =
        new Tagging(
            new TagCatalogue(
                Stream.of(
                        tag("paid", "orders", "sum(spend)"),
                        tag("taste", "orders", "sum(spend)").by("category"),
                        tag("rich", "profile", "paid > 10"))
                    .map(Definitions::done)
                    .toList()),
            Relations.of(Map.of()),
            people(List.of()));
    assertThat(tagging.profileSchema())
        .isEqualTo(
            StructType.fromDDL(
                "person_id STRING, paid DECIMAL(28,2), taste MAP<STRING,DOUBLE>,"
                    + " taste_top STRING, rich BOOLEAN"));
  }

  @Test
  void whatComesBackFromOthersIsARelationOfItsOwn() {
    FactRows likes =
        FactRows.of("social_events")
            .row(
                Map.of(
                    "person_id",
                    "p1",
                    "other_person_id",
                    "p2",
                    "kind",
                    "like",
                    "occurred_at",
                    "2026-06-01T00:00:00Z"));
    List<Row> people =
        profile(
            Map.of("social_events", likes),
            List.of("p1", "p2"),
            tag("given", "social_events", "count(*)"),
            tag("got", "social_events_received", "count(*)"));
    assertThat(people.get(0).<Long>getAs("given")).isEqualTo(1);
    assertThat(people.get(0).<Long>getAs("got")).isZero();
    assertThat(people.get(1).<Long>getAs("got")).isEqualTo(1);
  }
}
