package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.time.AsOf;

class ApplicabilityTest {

  private static final AsOf MAY = day("2026-05-31");
  private static final AsOf JUNE = day("2026-06-30");
  private static final List<TagDefinition> TAGS =
      List.of(
          tag("paid", "orders", "sum(spend)").done(),
          tag("bought", "orders", "sum(quantity)").done(),
          tag("told", "reviews", "max(stars)").done(),
          tag("helped", "offers", "count(*)").done(),
          tag("all_of_it", "profile", "paid + bought").done());

  @Test
  void aValueThatOneOfManyRowsHasIsSeen() {
    Map<String, Dataset<Row>> rows = Map.of("orders", lastRowAlone("spend", "quantity"));
    Applicability applicability = bySight(rows);

    for (TagDefinition tag : TAGS.subList(0, 2)) {
      assertThat(applicability.reason(tag, MAY.day())).isEmpty();
      assertThat(applicability.reason(tag, JUNE.day())).isEmpty();
    }
  }

  @Test
  void aGlanceSaysWhatCountingEveryRowSays() {
    Map<String, Dataset<Row>> rows =
        Map.of(
            "orders",
            lastRowAlone("spend", "none"),
            "reviews",
            SharedSpark.session().sql("SELECT DATE '2026-06-30' AS cutoff, 5 AS stars"));
    Applicability glanced = bySight(rows);
    Applicability counted = Applicability.of(new TagCatalogue(TAGS), rows);

    for (TagDefinition tag : TAGS) {
      for (AsOf cutoff : List.of(MAY, JUNE)) {
        assertThat(glanced.reason(tag, cutoff.day()))
            .as(tag.name() + " at " + cutoff.day())
            .isEqualTo(counted.reason(tag, cutoff.day()));
      }
    }
    assertThat(glanced.reason(TAGS.get(1), JUNE.day())).isPresent();
    assertThat(glanced.reason(TAGS.get(2), MAY.day())).isPresent();
    assertThat(glanced.reason(TAGS.get(2), JUNE.day())).isEmpty();
    assertThat(glanced.reason(TAGS.get(4), JUNE.day())).isPresent();
  }

  private static Applicability bySight(Map<String, Dataset<Row>> rows) {
    return Applicability.bySight(new TagCatalogue(TAGS), rows, List.of(MAY, JUNE));
  }

  /** Orders whose two columns are null but for the last one's, at both cut-offs; in one part. */
  private static Dataset<Row> lastRowAlone(String one, String other) {
    return SharedSpark.session()
        .range(0, 60_000, 1, 1)
        .selectExpr(
            "explode(array(DATE '2026-05-31', DATE '2026-06-30')) AS cutoff",
            "IF(id = 59999, 1, NULL) AS last")
        .selectExpr(
            "cutoff",
            "IF('%s' = 'spend', last, NULL) AS spend".formatted(one),
            "IF('%s' = 'quantity', last, NULL) AS quantity".formatted(other));
  }

  private static AsOf day(String day) {
    return new AsOf(LocalDate.parse(day), ZoneId.of("UTC"));
  }
}
