package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.features.tag.Definitions.tag;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.tag.TagDefinition.Words;
import org.kith.features.tag.relation.Relations;

class TagCatalogueTest {

  @Test
  void aColumnThatDoesNotExistIsRefusedWithTheNearest() {
    refused(tag("paid", "orders", "sum(spent)"), "tag paid, rule", "'spent'", "'spend'");
    refused(tag("n", "orders", "count(*)").where("kinds = 'sale'"), "tag n, where", "'kind'");
    refused(tag("n", "orders", "count(*)").by("categry"), "tag n, by", "'category'");
  }

  @Test
  void aRelationThatDoesNotExistIsRefusedWithTheNearest() {
    refused(tag("n", "order", "count(*)"), "tag n, from", "'order'", "'orders'");
  }

  @Test
  void aTagThatDoesNotExistIsRefusedWithTheNearest() {
    assertThatThrownBy(
            () ->
                catalogue(tag("paid", "orders", "sum(spend)"), tag("rich", "profile", "payd > 10")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("tag rich, rule")
        .hasMessageContaining("'paid'");
  }

  @Test
  void whatIsNotSqlOrHangsOnRowOrderOrClockIsRefused() {
    refused(tag("n", "orders", "sum(spend"), "tag n, rule", "not a Spark SQL expression");
    refused(tag("n", "orders", "count(*) + last(quantity)"), "tag n, rule", "'last'");
    refused(tag("n", "orders", "max(datediff(current_date(), day))"), "'current_date'");
    refused(tag("n", "orders", "frequency(spend)"), "'frequency'");
    refused(tag("n", "orders", "spend"), "without an aggregate");
    refused(tag("n", "orders", "max(spend)").where("sum(spend) > 1"), "tag n, where");
  }

  @Test
  void aWindowWithoutATotalOrderIsRefused() {
    assertThatThrownBy(
            () ->
                catalogue(
                    tag("paid", "orders", "sum(spend)"),
                    tag("fifth", "profile", "ntile(5) over (order by paid)")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("person_id");
  }

  @Test
  void aCircleOfDerivedTagsIsRefusedNamingItsTags() {
    assertThatThrownBy(() -> catalogue(tag("a", "profile", "b + 1"), tag("b", "profile", "a + 1")))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.CONF_INVALID))
        .hasMessageContaining("tag a, rule")
        .hasMessageContaining("tag b, rule");
  }

  @Test
  void everyFaultIsToldAtOnce() {
    assertThatThrownBy(
            () -> catalogue(tag("a", "orders", "sum(x1)"), tag("b", "reviews", "avg(star)")))
        .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(2))
        .hasMessageContaining("tag a, rule")
        .hasMessageContaining("'stars'");
  }

  @Test
  void whatHasNoTimeOfItsOwnIsNoFeature() {
    refused(tag("n", "ties", "count(*)").feature(), "tag n, feature", "'ties'");
  }

  @Test
  void aRuleOfTheWrongTypeAndAFeatureOfTextAreRefusedWithoutAJob() {
    assertThatThrownBy(() -> typed(tag("n", "orders", "sum(day)")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("tag n, rule");
    assertThatThrownBy(() -> typed(tag("n", "orders", "max(kind)").feature()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("tag n, feature");
  }

  @Test
  void theReasonFillsItsSentenceInBothLanguages() {
    TagDefinition tag = tag("n", "orders", "count(*)").done();
    assertThat(TagReason.of(tag, "12.3456", 1, 3L, LocalDate.of(2026, 3, 1)))
        .isEqualTo(new Words("12.35 of 3, 2026-03-01", "12.35 3 2026年3月1日"));
    assertThat(TagReason.of(tag, "black", 1, null, null))
        .isEqualTo(new Words("black of 0, an unknown day", "black 0 未知日期"));
  }

  private static void refused(Definitions tag, String... words) {
    assertThatThrownBy(() -> catalogue(tag))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(Problem.Code.CONF_INVALID);
              assertThat(problem.getMessage()).contains(words);
            });
  }

  private static TagCatalogue catalogue(Definitions... tags) {
    return new TagCatalogue(Stream.of(tags).map(Definitions::done).toList());
  }

  private static Tagging typed(Definitions tag) {
    return new Tagging(
        catalogue(tag),
        Relations.of(Map.of()),
        SharedSpark.session().createDataset(List.of("p1"), Encoders.STRING()).toDF("person_id"));
  }
}
