package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
}
