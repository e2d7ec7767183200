package org.kith.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

class PersonsTest {

  private static final Keyring KEYRING = Keyring.openTo("test");
  private static final AsOf TODAY = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("UTC"));
  private static final Timestamp EARLY = Timestamp.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Timestamp LATE = Timestamp.from(Instant.parse("2026-02-01T00:00:00Z"));

  private final HandMadeTables tables = new HandMadeTables();

  @Test
  void identifiersInOneFactAreOnePersonsAndSoOnFromTableToTable() {
    seen(Table.MEMBERS, "member:m1", Map.of("member", "m1", "phone", "aa"));
    seen(Table.ORDERS, "phone:aa", Map.of("phone", "aa", "email", "ee"));
    seen(Table.SOCIAL_EVENTS, "weibo_uid:w1", Map.of("weibo_uid", "w1", "email", "ee"));
    seen(Table.MEMBERS, "member:m2", Map.of("member", "m2"));

    Map<String, Row> identities = identities();

    assertThat(identities)
        .containsOnlyKeys("member:m1", "phone:aa", "email:ee", "weibo_uid:w1", "member:m2");
    assertThat(personsOf(identities, "member:m1", "phone:aa", "email:ee", "weibo_uid:w1"))
        .containsExactly(id("member:m1"));
    assertThat(personsOf(identities, "member:m2")).containsExactly(id("member:m2"));
    assertThat(identities.get("weibo_uid:w1").getString(0)).isEqualTo("weibo_uid");
    assertThat(identities.get("weibo_uid:w1").getString(1)).isEqualTo("w1");
  }

  @Test
  void theEvidenceSaysBesideWhatAndWhereInTheBestSighting() {
    seen(Table.MEMBERS, "member:m1", Map.of("member", "m1", "phone", "aa"));
    seen(Table.ORDERS, "phone:aa", Map.of("phone", "aa", "email", "ee"));
    seen(Table.ORDERS, "device:d", Map.of("device", "d"));
    tables.row(
        Table.SOCIAL_TIES,
        "account",
        "phone:aa",
        "identifiers",
        Map.of("phone", "aa"),
        "other_account",
        "loyalty card:a:b",
        "known_at",
        EARLY);

    Map<String, Row> identities = identities();

    assertThat(evidence(identities, "phone:aa")).isEqualTo("with member number in members");
    assertThat(evidence(identities, "member:m1")).isEqualTo("with phone in members");
    assertThat(evidence(identities, "email:ee")).isEqualTo("with phone in orders");
    assertThat(evidence(identities, "device:d")).isEqualTo("alone in orders");
    assertThat(evidence(identities, "loyalty card:a:b")).isEqualTo("named in social ties");
    assertThat(identities.get("loyalty card:a:b").getString(1)).isEqualTo("a:b");
  }

  @ParameterizedTest(name = "a phone shared by {0} members")
  @ValueSource(ints = {5, 6})
  void anIdentifierOfMoreThanFiveMembersLinksNobodyAndIsNobodys(int members) {
    for (int m = 0; m < members; m++) {
      seen(Table.MEMBERS, "member:" + m, Map.of("member", "" + m, "phone", "shop"));
    }
    seen(Table.ORDERS, "phone:shop", Map.of("phone", "shop", "email", "ee"));

    Map<String, Row> identities = identities();

    Set<String> persons =
        identities.values().stream().map(PersonsTest::person).collect(Collectors.toSet());
    if (members > SharedIdentifiers.MEMBERS_SHARING_AT_MOST) {
      assertThat(identities).doesNotContainKey("phone:shop").containsKey("email:ee");
      assertThat(persons).hasSize(members + 1);
    } else {
      assertThat(persons).containsExactly(id("member:0"));
    }
  }

  @ParameterizedTest(name = "a phone beside ten thousand of kind {0}")
  @ValueSource(strings = {"member", "wechat_unionid"})
  void aPhoneOnTenThousandAccountsLinksNoTwoOfThem(String kind) {
    int accounts = 10_000;
    for (int a = 0; a < accounts; a++) {
      seen(Table.MEMBERS, kind + ":" + a, Map.of(kind, "" + a, "phone", "everybodys"));
    }
    seen(Table.ORDERS, kind + ":7", Map.of(kind, "7", "phone", "own"));

    Map<String, Row> identities = identities();

    assertThat(identities).doesNotContainKey("phone:everybodys").hasSize(accounts + 1);
    assertThat(identities.values().stream().map(PersonsTest::person).distinct().count())
        .isEqualTo(accounts);
    assertThat(personsOf(identities, kind + ":7", "phone:own")).hasSize(1);
  }

  @ParameterizedTest(name = "a member number beside {0} of kind {1}")
  @CsvSource({"51, phone, 51", "50, phone, 1", "200, device, 1"})
  void aMemberNumberBesideMorePhonesThanAnybodyHasLinksNoTwoOfThem(
      int others, String kind, int persons) {
    for (int o = 0; o < others; o++) {
      seen(Table.ORDERS, "member:99999999", Map.of("member", "99999999", kind, "" + o));
    }

    Map<String, Row> identities = identities();

    assertThat(identities.values().stream().map(PersonsTest::person).distinct().count())
        .isEqualTo(persons);
    assertThat(identities.containsKey("member:99999999")).isEqualTo(persons == 1);
  }

  @Test
  void whatIsKnownAfterTheCutoffLinksNobody() {
    seen(Table.MEMBERS, "member:m1", Map.of("member", "m1"));
    seen(Table.ORDERS, "phone:aa", Map.of("phone", "aa"));
    tables.row(
        Table.MEMBERS,
        "account",
        "member:m1",
        "identifiers",
        Map.of("member", "m1", "phone", "aa"),
        "known_at",
        LATE);

    AsOf asOf = new AsOf(LocalDate.of(2026, 1, 31), ZoneId.of("UTC"));
    List<Row> before = linked(tables, asOf).collectAsList();

    assertThat(before).hasSize(2).extracting(PersonsTest::person).doesNotHaveDuplicates();
    assertThat(personsOf(identities(), "member:m1", "phone:aa")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void anyFactsInAnyOrderAndPartitionsGiveTheSameRowsAsTheOracle(long seed) {
    Random random = new Random(seed);
    String[] kinds = {"member", "phone", "email"};
    List<Map<String, String>> facts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Map<String, String> map = new TreeMap<>();
      for (int k = random.nextInt(2); k < 1 + random.nextInt(3); k++) {
        map.put(kinds[k], kinds[k].charAt(0) + "" + random.nextInt(90));
      }
      facts.add(map);
    }
    facts.stream().filter(map -> !map.isEmpty()).forEach(map -> seen(Table.ORDERS, null, map));

    Dataset<Row> straight = linked(tables, TODAY);
    Dataset<Row> shuffled =
        linked(
            t -> tables.read(t).map(rows -> rows.repartition(7).sort("identifiers.email")), TODAY);

    assertThat(shuffled.collectAsList())
        .containsExactlyInAnyOrderElementsOf(straight.collectAsList());
    assertThat(byAccount(straight)).isEqualTo(oracle(facts));
  }

  /** Merges sets that meet until none does; names each by its smallest account. */
  private static Map<String, String> oracle(List<Map<String, String>> facts) {
    List<Set<String>> groups = new ArrayList<>();
    for (Map<String, String> fact : facts) {
      Set<String> merged = new HashSet<>();
      fact.forEach((kind, value) -> merged.add(kind + ":" + value));
      groups.removeIf(
          group -> group.stream().anyMatch(merged::contains) && merged.addAll(group) | true);
      groups.add(merged);
    }
    Map<String, String> persons = new TreeMap<>();
    for (Set<String> group : groups) {
      String smallest =
          group.stream()
              .min(
                  java.util.Comparator.comparing((String a) -> !a.startsWith("member:"))
                      .thenComparing(a -> a))
              .orElse("");
      group.forEach(account -> persons.put(account, id(smallest)));
    }
    return persons;
  }

  private Map<String, Row> identities() {
    return linked(tables, TODAY).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(2), row -> row));
  }

  private static Dataset<Row> linked(FactTables tables, AsOf asOf) {
    return Persons.of(tables, LinkRules.NONE, KnownPersons.nobody(), KEYRING, asOf).identities();
  }

  private static Map<String, String> byAccount(Dataset<Row> identities) {
    return identities.collectAsList().stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(2), PersonsTest::person, (a, b) -> a + b, TreeMap::new));
  }

  private static Set<String> personsOf(Map<String, Row> identities, String... accounts) {
    return java.util.Arrays.stream(accounts)
        .map(account -> person(identities.get(account)))
        .collect(Collectors.toSet());
  }

  private static String person(Row identity) {
    return identity.getString(3);
  }

  private static String evidence(Map<String, Row> identities, String account) {
    return identities.get(account).getString(4);
  }

  private static String id(String account) {
    return "p" + KEYRING.hash("person", account).substring(0, 16);
  }

  private void seen(Table table, String account, Map<String, String> identifiers) {
    tables.row(table, "account", account, "identifiers", identifiers, "known_at", EARLY);
  }
}
