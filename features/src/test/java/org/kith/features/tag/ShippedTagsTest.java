package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.Tagged.NotApplicable;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

class ShippedTagsTest {

  private static final String HAPPENED = "occurred_at";
  private static final String MAY = "2026-05-01T08:00:00Z";
  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("UTC"));

  @Test
  void everyShippedTagIsNamedAfterItsFileAndSpeaksBothLanguages() {
    assertThat(ShippedTags.all()).hasSizeGreaterThan(35);
    for (TagDefinition tag : ShippedTags.all()) {
      assertThat(tag.title().zh()).as(tag.name()).matches("(?s).*\\p{IsHan}.*");
      assertThat(tag.reason().zh()).as(tag.name()).matches("(?s).*\\p{IsHan}.*");
      assertThat(tag.reason().en()).as(tag.name()).doesNotMatch("(?s).*\\p{IsHan}.*");
    }
  }

  @Test
  void aBrandOfWhichNothingIsKnownGetsTheProfilesColumnsAllNull() {
    Dataset<Row> people =
        SharedSpark.session().createDataset(List.of("p1"), Encoders.STRING()).toDF("person_id");
    Tagging tagging =
        new Tagging(new TagCatalogue(ShippedTags.all()), Relations.of(Map.of()), people);
    try (Tagged tagged = tagging.at(AS_OF)) {
      Row person = tagged.profile().head();
      for (int i = 1; i < person.length(); i++) {
        assertThat(person.get(i)).as(person.schema().fields()[i].name()).isNull();
      }
      assertThat(tagged.tags().count()).isZero();
      assertThat(tagged.notApplicable()).hasSize(ShippedTags.all().size());
    }
  }

  @Test
  void undatedPurchasesBearAffinityAndTotalsAndNothingThatNeedsADay() {
    FactRows orders =
        FactRows.of("orders")
            .row(
                Map.of(
                    "person_id",
                    "p1",
                    "kind",
                    "sale",
                    "order_id",
                    "o1",
                    "item_id",
                    "i1",
                    "quantity",
                    3,
                    "category",
                    "jazz",
                    "known_at",
                    "2026-01-01T00:00:00Z"));
    Dataset<Row> people =
        SharedSpark.session().createDataset(List.of("p1"), Encoders.STRING()).toDF("person_id");
    Relations relations = Relations.of(Map.of("orders", orders.frame()));
    try (Tagged tagged =
        new Tagging(new TagCatalogue(ShippedTags.all()), relations, people).at(AS_OF)) {
      Row person = tagged.profile().head();
      assertThat(person.<String>getAs("category_affinity_top")).isEqualTo("jazz");
      assertThat(person.<Long>getAs("orders_total")).isEqualTo(1);
      assertThat(person.<String>getAs("lifecycle_stage")).isEqualTo("convert");
      assertThat(tagged.notApplicable())
          .filteredOn(missing -> missing.reason().en().equals("no dates"))
          .extracting(NotApplicable::tag)
          .contains("recency_days", "frequency_365d", "r_score", "favourite_day", "order_trend");
      assertThat(tagged.notApplicable())
          .extracting(NotApplicable::tag)
          .doesNotContain("category_affinity", "orders_total", "lifecycle_stage", "ladder");
    }
  }

  @Test
  void whoOnlyFollowsOnAPlatformIsAFanAndNoMember() {
    FactRows members = FactRows.of("members");
    FactRows orders = FactRows.of("orders");
    members.row(Map.of("person_id", "fan", "traits", Map.of("platform", "wechat"), HAPPENED, MAY));
    Map<String, String> weibo = Map.of("platform", "weibo");
    members.row(Map.of("person_id", "both", "traits", weibo, HAPPENED, MAY));
    members.row(Map.of("person_id", "both", "traits", Map.of("acquired", "ad"), HAPPENED, MAY));
    members.row(Map.of("person_id", "traitless", HAPPENED, MAY));
    members.row(Map.of("person_id", "silent", "traits", weibo, HAPPENED, MAY));
    for (String person : List.of("fan", "both", "traitless")) {
      orders.row(Map.of("person_id", person, "kind", "sale", "order_id", person, HAPPENED, MAY));
    }

    Map<String, Row> profiles =
        profiles(Map.of("members", members.frame(), "orders", orders.frame()));

    for (String person : List.of("fan", "silent")) {
      assertThat(profiles.get(person).<Boolean>getAs("is_member")).as(person).isNotEqualTo(true);
      assertThat(profiles.get(person).<String>getAs("ladder")).as(person).isEqualTo("fan");
    }
    assertThat(profiles.get("fan").<String>getAs("next_step")).isEqualTo("join");
    for (String person : List.of("both", "traitless")) {
      assertThat(profiles.get(person).<Boolean>getAs("is_member")).as(person).isTrue();
      assertThat(profiles.get(person).<String>getAs("ladder")).as(person).isEqualTo("member");
    }
  }

  @Test
  void whereNoSourceTellsTraitsEveryRowOfMembersIsAMember() {
    FactRows members = FactRows.of("members").row(Map.of("person_id", "p1", HAPPENED, MAY));

    assertThat(profiles(Map.of("members", members.frame())).get("p1").<Boolean>getAs("is_member"))
        .isTrue();
  }

  @Test
  void aMembershipEndsWithTheLastWordOfItAndNotAgainWhenItHasEnded() {
    FactRows memberships = FactRows.of("memberships");
    contract(memberships, "runs", "start", "2026-01-01", "2026-07-30");
    contract(memberships, "cancelled", "start", "2026-01-01", "2026-12-31");
    contract(memberships, "cancelled", "end", "2026-03-01", "2026-03-01");
    contract(memberships, "back", "start", "2026-01-01", "2026-12-31");
    contract(memberships, "back", "end", "2026-03-01", "2026-03-01");
    contract(memberships, "back", "start", "2026-04-01", "2026-06-30");
    contract(memberships, "lapsed", "start", "2025-06-30", "2026-06-29");

    Map<String, Row> profiles = profiles(Map.of("memberships", memberships.frame()));

    profiles.forEach(
        (person, profile) ->
            assertThat(profile.<Integer>getAs("membership_ends_in_days"))
                .as(person)
                .isEqualTo(Map.of("runs", 30, "back", 0).get(person)));
    profiles.forEach(
        (person, profile) ->
            assertThat(profile.getAs("membership_tier") != null)
                .as(person)
                .isEqualTo(profile.getAs("membership_ends_in_days") != null));
  }

  @Test
  void everyFeatureIsASingleNumberOrBoolean() {
    Dataset<Row> nobody =
        SharedSpark.session().createDataset(List.<String>of(), Encoders.STRING()).toDF("person_id");
    Tagging tagging =
        new Tagging(new TagCatalogue(ShippedTags.all()), Relations.of(Map.of()), nobody);
    for (TagDefinition tag : ShippedTags.all()) {
      if (tag.feature()) {
        assertThat(tagging.profileSchema().apply(tag.name()).dataType())
            .isNotInstanceOf(MapType.class);
      }
    }
    assertThat(ShippedTags.all()).filteredOn(TagDefinition::feature).hasSizeGreaterThan(20);
  }

  private static void contract(
      FactRows memberships, String person, String event, String startsOn, String endsOn) {
    memberships.row(
        Map.of(
            "person_id",
            person,
            "event",
            event,
            "tier",
            "gold",
            "starts_on",
            startsOn,
            "ends_on",
            endsOn,
            HAPPENED,
            startsOn + "T08:00:00Z"));
  }

  /** By person, of everybody in the relations. */
  private static Map<String, Row> profiles(Map<String, Dataset<Row>> relations) {
    Dataset<Row> people =
        relations.values().stream()
            .map(rows -> rows.select("person_id"))
            .reduce(Dataset::union)
            .orElseThrow()
            .distinct();
    Tagging tagging =
        new Tagging(new TagCatalogue(ShippedTags.all()), Relations.of(relations), people);
    try (Tagged tagged = tagging.at(AS_OF)) {
      return tagged.profile().collectAsList().stream()
          .collect(Collectors.toMap(row -> row.getAs("person_id"), row -> row));
    }
  }
}
