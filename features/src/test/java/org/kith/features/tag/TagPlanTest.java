package org.kith.features.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.features.tag.Definitions.tag;
import static org.kith.features.tag.TaggedRows.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TagPlanTest {

  private static final FactRows ORDERS =
      FactRows.of("orders")
          .row(order("p1", "10.00", "tea", "2026-06-01T00:00:00Z"))
          .row(order("p2", "30.00", "cups", "2026-06-02T00:00:00Z"));

  @Test
  void theValuesOfATagAreSummedUpInOneStepWhereTheRowsLie() {
    List<String> plan = plan(tag("taste", "orders", "sum(spend)").by("category"));

    assertThat(plan).filteredOn(line -> line.matches(".*Aggregate\\(keys=.*_reading.*")).hasSize(1);
    assertThat(plan).filteredOn(line -> line.matches(".*Exchange.*reading.*")).isEmpty();
  }

  @Test
  void aWindowMovesNoneOfATagsThatItDoesNotRead() {
    List<String> plan =
        plan(
            tag("paid", "orders", "sum(spend)"),
            tag("taste", "orders", "sum(spend)").by("category"),
            tag("rank", "profile", "percent_rank() OVER (ORDER BY paid)"));
    int window = indexOf(plan, "Window [percent_rank", 0);
    int exchange = indexOf(plan, "Exchange", window);

    assertThat(plan.subList(window, exchange + 2))
        .noneMatch(line -> line.contains("taste"))
        .anyMatch(line -> line.contains("paid"));
  }

  @Test
  void moreRelationsThanAreJoinedAtATimeStandBesideOneAnother() {
    String[] relations = {
      "orders",
      "offers",
      "exposures",
      "points",
      "reviews",
      "service_messages",
      "memberships",
      "social_events",
      "attributes"
    };
    Definitions[] tags = new Definitions[relations.length];
    Map<String, FactRows> facts = new HashMap<>();
    for (int i = 0; i < relations.length; i++) {
      FactRows rows = FactRows.of(relations[i]);
      for (int row = 0; row <= i; row++) {
        rows = rows.row(Map.of("person_id", "p" + row % 2, "occurred_at", "2026-06-01T00:00:00Z"));
      }
      facts.put(relations[i], rows);
      tags[i] = tag("n_" + relations[i], relations[i], "count(*)");
    }

    List<Row> people = TaggedRows.profile(facts, List.of("p0", "p1", "p2"), tags);

    for (int i = 0; i < relations.length; i++) {
      String name = "n_" + relations[i];
      assertThat(people)
          .extracting(row -> row.<Long>getAs(name))
          .as(name)
          .containsExactly((i + 2L) / 2, (i + 1L) / 2, 0L);
    }
  }

  private static List<String> plan(Definitions... tags) {
    try (Tagged tagged = TaggedRows.tagged(Map.of("orders", ORDERS), List.of("p1", "p2"), tags)) {
      return tagged.profile().queryExecution().executedPlan().toString().lines().toList();
    }
  }

  private static int indexOf(List<String> plan, String node, int from) {
    for (int i = from; i < plan.size(); i++) {
      if (plan.get(i).contains(node)) {
        return i;
      }
    }
    throw new AssertionError(node + " is not in the plan");
  }
}
