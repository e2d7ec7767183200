package org.kith.features.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class ItemEventsTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("Asia/Shanghai"));
  private static final String CUTOFF = "2026-03-10T16:00:00Z";
  private static final String DAY = "2026-03-01T00:00:00Z";

  private final HandMadeTables tables = new HandMadeTables().people("member:a", "weibo:a");

  @Test
  void salesReviewsAndSocialEventsComeWithTheirKindAndAmount() {
    order("member:a", "sale", "i1", 3L, DAY);
    order("member:a", "return", "i1", 1L, DAY);
    review("i1", 5);
    review("i2", 2);
    review("i3", 1);
    review("i4", null);
    social("e1", "post", "i5", null, DAY);

    assertThat(events("sale", "review", "post"))
        .containsExactlyInAnyOrder(
            "a i1 sale 3.0",
            "a i1 review 1.0",
            "a i2 review 0.25",
            "a i4 review 1.0",
            "a i5 post 1.0");
    assertThat(events("sale")).containsExactly("a i1 sale 3.0");
  }

  @Test
  void anEventThatNamesNoItemHasThatOfTheEventItAnswers() {
    social("e1", "post", "i5", null, DAY);
    social("e2", "like", null, "e1", DAY);
    social("e3", "like", "i6", "e1", DAY);
    social("e4", "like", null, "unknown", DAY);
    social("e5", "like", null, null, DAY);

    assertThat(events("like")).containsExactlyInAnyOrder("a i5 like 1.0", "a i6 like 1.0");
  }

  @Test
  void whatNobodyKnownDidAndWhatHappenedAfterTheDayIsNotThere() {
    order(null, "sale", "i1", 1L, DAY);
    order("member:stranger", "sale", "i1", 1L, DAY);
    order("member:a", "sale", "i2", 1L, CUTOFF);
    order("member:a", "sale", "i3", 0L, DAY);
    order("member:a", "sale", null, 1L, DAY);
    order("member:a", "sale", "undated", 1L, null);

    assertThat(events("sale")).containsExactly("a undated sale 1.0");
  }

  private List<String> events(String... kinds) {
    return ItemEvents.of(tables.facts(), AS_OF, Set.of(kinds)).collectAsList().stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.getString(0), row.getString(1), row.getString(2), row.getDouble(3)))
        .toList();
  }

  private void order(String account, String kind, String item, Long quantity, String at) {
    tables.row(
        Table.ORDERS,
        "account",
        account,
        "kind",
        kind,
        "item_id",
        item,
        "quantity",
        quantity,
        "occurred_at",
        at == null ? null : at(at),
        "known_at",
        at(DAY));
  }

  private void review(String item, Integer stars) {
    tables.row(
        Table.REVIEWS,
        "account",
        "member:a",
        "item_id",
        item,
        "stars",
        stars,
        "occurred_at",
        at(DAY),
        "known_at",
        at(DAY));
  }

  private void social(String id, String kind, String item, String answers, String at) {
    tables.row(
        Table.SOCIAL_EVENTS,
        "account",
        "weibo:a",
        "event_id",
        id,
        "platform",
        "weibo",
        "kind",
        kind,
        "item_id",
        item,
        "target_event_id",
        answers,
        "occurred_at",
        at(at),
        "known_at",
        at(at));
  }

  private static Timestamp at(String instant) {
    return Timestamp.from(Instant.parse(instant));
  }
}
