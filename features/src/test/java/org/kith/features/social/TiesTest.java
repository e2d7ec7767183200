package org.kith.features.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class TiesTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("UTC"));
  private static final Timestamp KNOWN = Timestamp.from(Instant.parse("2026-03-10T23:59:59Z"));
  private static final Timestamp LATE = Timestamp.from(Instant.parse("2026-03-11T00:00:00Z"));

  private final HandMadeTables tables =
      new HandMadeTables().people("member:a", "member:b", "member:c").owned("weibo_uid:w", "a");

  @Test
  void aPairsStrengthIsTheWeightedSumOfAllThatPassesBetweenThem() {
    tie("member:a", "member:b", 3.0, KNOWN);
    tie("member:b", "weibo_uid:w", null, KNOWN);
    for (String kind : new String[] {"comment", "reply", "repost", "like", "post", "follow"}) {
      event("member:b", "member:a", kind);
    }
    tables.row(
        Table.REFERRALS, "account", "member:c", "other_account", "member:b", "known_at", KNOWN);

    assertThat(ties())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a-b", 3 + 1 + 3 * .5 + .5 + .2, "b-c", 2.0));
  }

  @Test
  void whatIsNoTieBetweenTwoKnownPersonsLeavesNoTrace() {
    tie("member:a", "weibo_uid:w", 1.0, KNOWN);
    tie("member:a", "phone:nobody's", 1.0, KNOWN);
    tie("member:a", null, 1.0, KNOWN);
    tie("member:a", "member:b", 1.0, LATE);
    tie("member:a", "member:b", -1.0, KNOWN);
    tie("member:a", "member:b", Double.NaN, KNOWN);
    tie("member:a", "member:b", Double.POSITIVE_INFINITY, KNOWN);

    assertThat(ties()).isEmpty();
  }

  @Test
  void whereNothingIsSocialThereAreNoTies() {
    assertThat(ties()).isEmpty();
    assertThat(Ties.of(tables.facts(), AS_OF).schema()).isEqualTo(Table.TIES.schema());
  }

  @Test
  void aFollowerOnTwoPlatformsIsOne() {
    for (String platform : new String[] {"weibo", "wechat"}) {
      tables.row(
          Table.SOCIAL_TIES,
          "account",
          "member:b",
          "other_account",
          "member:a",
          "platform",
          platform,
          "kind",
          "follow",
          "known_at",
          KNOWN);
    }
    event("member:c", "member:a", "follow");
    event("weibo_uid:w", "member:a", "follow");

    var counts = Engagement.of(tables.facts(), Ties.of(tables.facts(), AS_OF), AS_OF);

    assertThat(counts.collectAsList().stream().map(row -> row.mkString(" ")))
        .containsExactlyInAnyOrder("a 2 2 0", "b 1 0 1", "c 1 0 1");
  }

  @Test
  void whoActsGivesTheAttentionAndItHalvesInHalfAYear() {
    Timestamp old = Timestamp.from(AS_OF.cutoff().minusSeconds(180 * 86_400L));
    for (Timestamp when : new Timestamp[] {old, Timestamp.from(AS_OF.cutoff().minusSeconds(1))}) {
      tables.row(
          Table.SOCIAL_EVENTS,
          "account",
          "member:b",
          "other_account",
          "member:a",
          "kind",
          "comment",
          "occurred_at",
          when,
          "known_at",
          KNOWN);
    }
    tables.row(
        Table.REFERRALS, "account", "member:b", "other_account", "member:a", "known_at", KNOWN);

    Row tie = Ties.of(tables.facts(), AS_OF).head();

    assertThat(tie.<Double>getAs("received")).isCloseTo(.25 + .5, within(1e-6));
    assertThat(tie.<Double>getAs("given")).isEqualTo(2);
    assertThat(tie.<Double>getAs("strength")).isCloseTo(2.75, within(1e-6));
  }

  @Test
  void onlyTiesThatAreAmongTheStrongestOfBothAreKeptWithTheirRanks() {
    tie("member:a", "member:b", 3.0, KNOWN);
    tie("member:a", "member:c", 2.0, KNOWN);
    tie("member:b", "member:c", 1.0, KNOWN);

    assertThat(ranks(2)).containsExactlyInAnyOrder("a b 1 1", "a c 2 1", "b c 2 2");
    assertThat(ranks(1)).containsExactly("a b 1 1");
  }

  @Test
  void ofEquallyStrongTiesThatToTheSmallerIdIsKept() {
    tie("member:a", "member:b", 1.0, KNOWN);
    tie("member:c", "member:a", 1.0, KNOWN);

    assertThat(ranks(1)).containsExactly("a b 1 1");
  }

  private List<String> ranks(int most) {
    return Ties.of(tables.facts(), AS_OF, most)
        .select("person_id", "other_person_id", "rank", "other_rank")
        .collectAsList()
        .stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private Map<String, Double> ties() {
    return Ties.of(tables.facts(), AS_OF).collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0) + "-" + row.getString(1), row -> row.getDouble(2)));
  }

  private void tie(String account, String other, Double strength, Timestamp known) {
    tables.row(
        Table.SOCIAL_TIES,
        "account",
        account,
        "other_account",
        other,
        "strength",
        strength,
        "known_at",
        known);
  }

  private void event(String account, String other, String kind) {
    tables.row(
        Table.SOCIAL_EVENTS,
        "account",
        account,
        "other_account",
        other,
        "kind",
        kind,
        "known_at",
        KNOWN);
  }
}
