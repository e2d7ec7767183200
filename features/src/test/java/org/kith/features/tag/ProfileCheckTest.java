package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.tag.ProfileCheck.Line;
import org.kith.features.tag.relation.Relations;
import org.kith.features.time.AsOf;

class ProfileCheckTest {

  @Test
  void eachTagsCoverageUseAndLackOfInputAreTold() {
    FactRows orders =
        FactRows.of("orders")
            .row(Map.of("person_id", "p1", "spend", "9.00", "occurred_at", "2026-06-01T00:00:00Z"))
            .row(Map.of("person_id", "p2", "spend", "1.00", "occurred_at", "2026-06-01T00:00:00Z"));
    TagCatalogue catalogue =
        new TagCatalogue(
            Stream.of(
                    tag("paid", "orders", "sum(spend)"),
                    tag("rich", "profile", "paid > 5"),
                    tag("taste", "orders", "sum(spend)").by("category"),
                    tag("posts", "social_events", "count(*)"))
                .map(Definitions::done)
                .toList());
    Dataset<Row> people =
        SharedSpark.session()
            .createDataset(List.of("p1", "p2", "p3"), Encoders.STRING())
            .toDF("person_id");
    ProfileCheck check =
        ProfileCheck.of(
            catalogue,
            Relations.of(Map.of("orders", orders.frame())),
            people,
            new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("UTC")),
            1,
            Set.of("taste_top = 'tea'", "rich and score_repurchase > 0.5"));
    assertThat(check.people()).isEqualTo(3);
    assertThat(check.lines())
        .extracting(Line::tag, Line::covered, Line::unused)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("paid", 2L, false),
            org.assertj.core.groups.Tuple.tuple("rich", 1L, false),
            org.assertj.core.groups.Tuple.tuple("taste", 0L, false),
            org.assertj.core.groups.Tuple.tuple("posts", 0L, true));
    assertThat(check.lines().get(3).notApplicable().en()).isEqualTo("no social_events");
    assertThat(check.lines().get(0).type()).isEqualTo("decimal(28,2)");
  }
}
