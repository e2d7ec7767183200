package org.kith.features.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.identity.HandMadeTables;
import org.kith.features.identity.PersonFacts;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;

class InfluenceTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2026, 3, 10), ZoneId.of("UTC"));
  private static final Timestamp KNOWN = Timestamp.from(Instant.parse("2026-03-10T00:00:00Z"));

  private final HandMadeTables tables =
      new HandMadeTables().people("m:a", "m:b", "m:c", "m:famous", "m:heard");

  @Test
  void whomBuyersHearMattersMoreThanWhoIsFamousAmongOthers() {
    follow("m:a", "m:famous");
    follow("m:b", "m:famous");
    follow("m:c", "m:heard");
    sale("m:c");

    Map<String, Row> influence = influence();

    assertThat(influence.get("heard").getLong(2)).isEqualTo(1);
    assertThat(influence.get("famous").getLong(2)).isZero();
    assertThat(influence.get("famous").getDouble(1)).isZero();
    assertThat(influence.get("heard").getDouble(1)).isGreaterThan(1);
    assertThat(influence).containsOnlyKeys("a", "b", "c", "famous", "heard");
  }

  @Test
  void whereNobodyBuysNobodyMatters() {
    follow("m:a", "m:famous");

    assertThat(influence().values()).allSatisfy(row -> assertThat(row.getDouble(1)).isZero());
  }

  private Map<String, Row> influence() {
    PersonFacts facts = tables.facts();
    SocialGraph graph = SocialGraph.of(Ties.of(facts, AS_OF));
    Map<String, Row> rows = new TreeMap<>();
    Influence.of(graph, facts, AS_OF)
        .collectAsList()
        .forEach(row -> rows.put(row.getString(0), row));
    return rows;
  }

  private void follow(String one, String other) {
    tables.row(
        Table.SOCIAL_TIES,
        "account",
        one,
        "other_account",
        other,
        "kind",
        "follow",
        "known_at",
        KNOWN);
  }

  private void sale(String account) {
    tables.row(Table.ORDERS, "account", account, "kind", "sale", "known_at", KNOWN);
  }
}
