package org.kith.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

class PersonIdsTest {

  private static final Keyring KEYRING = Keyring.openTo("test");
  private static final Timestamp KNOWN = Timestamp.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final AsOf FIRST = new AsOf(LocalDate.of(2026, 2, 1), ZoneId.of("UTC"));
  private static final AsOf SECOND = new AsOf(LocalDate.of(2026, 2, 2), ZoneId.of("UTC"));
  private static final AsOf THIRD = new AsOf(LocalDate.of(2026, 2, 3), ZoneId.of("UTC"));

  @Test
  void aPersonWhoBecomesAMemberKeepsTheId() {
    Map<String, String> before = found(night(facts("phone:1 email:1"), none(), FIRST));
    Persons after =
        night(
            facts("phone:1 email:1", "member:1 phone:1"),
            known(facts("phone:1 email:1"), FIRST),
            SECOND);

    assertThat(found(after).get("member:1")).isEqualTo(before.get("phone:1"));
    assertThat(after.changes().orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void aMergeKeepsTheOlderIdAndSaysWhichSegmentsItTouched() {
    String[] first = {"phone:2 email:2"};
    String[] second = {"phone:2 email:2", "member:1 device:1 weibo_uid:1"};
    Persons one = night(facts(first), none(), FIRST);
    Persons two = night(facts(second), Optional.of(knowing(one)), SECOND);
    String[] third = {"phone:2 email:2", "member:1 device:1 weibo_uid:1", "member:1 phone:2"};

    Persons three = night(facts(third), Optional.of(knowing(two)), THIRD);

    String older = found(one).get("phone:2");
    String younger = found(two).get("member:1");
    assertThat(Set.copyOf(found(three).values())).containsExactly(older);
    assertThat(three.changes().orElseThrow().collectAsList())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getString(0)).isEqualTo("merge");
              assertThat(row.getString(1)).isEqualTo(older);
              assertThat(row.getString(2)).isEqualTo(younger);
              assertThat(row.getLong(3)).isEqualTo(3);
              assertThat(row.getString(4)).isEqualTo("with member number in orders");
              assertThat(row.<String>getList(5)).containsExactly("everybody");
            });
  }

  @Test
  void aSplitKeepsTheIdWithTheLargerPart() {
    String whole = "member:1 phone:1";
    String[] facts = {whole, "phone:1 email:1 device:1", "device:1 weibo_uid:1"};
    LinkRules rules =
        new LinkRules(List.of(), List.of(List.of("phone:1", "member:1")), true, Map.of());
    Persons before = night(facts(facts), none(), FIRST);

    Persons after = Persons.of(facts(facts), rules, Optional.of(knowing(before)), KEYRING, SECOND);

    String id = found(before).get("phone:1");
    Map<String, String> persons = found(after);
    assertThat(persons.get("phone:1")).isEqualTo(id);
    assertThat(persons.get("weibo_uid:1")).isEqualTo(id);
    assertThat(persons.get("member:1")).isNotEqualTo(id);
    assertThat(after.changes().orElseThrow().collectAsList())
        .singleElement()
        .satisfies(row -> assertThat(row.getString(0)).isEqualTo("split"))
        .satisfies(row -> assertThat(row.getString(1)).isEqualTo(id));
  }

  @Test
  void whoSignsUpWithANumberOnceTakenForAnothersGetsAnIdThatNobodyHas() {
    Persons one = night(facts("member:9 phone:1"), none(), FIRST);
    Persons corrected = night(facts("member:8 phone:1"), Optional.of(knowing(one)), SECOND);
    HandMadeTables signedUp = facts("member:8 phone:1", "member:9 phone:2");

    Map<String, String> third = found(night(signedUp, Optional.of(knowing(corrected)), THIRD));

    String id = found(one).get("phone:1");
    assertThat(third).containsEntry("member:8", id).containsEntry("phone:1", id);
    assertThat(third.get("member:9")).isNotEqualTo(id).isEqualTo(third.get("phone:2"));
    assertThat(found(night(signedUp, Optional.of(knowing(corrected)), THIRD))).isEqualTo(third);
  }

  @Test
  void theOperatorsWordJoinsWhatNoFactDoes() {
    HandMadeTables tables = facts("member:1 phone:1", "member:2 phone:2");
    LinkRules rules =
        new LinkRules(List.of(List.of("member:2", "member:1")), List.of(), true, Map.of());

    assertThat(found(Persons.of(tables, rules, none(), KEYRING, FIRST)).values())
        .hasSize(4)
        .containsOnly(found(night(tables, none(), FIRST)).get("member:1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whereFactsOnlyComeEveryPersonKeepsAnIdThatOneOfItsAccountsHad(long seed) {
    Random random = new Random(seed);
    String[] all = new String[90];
    for (int i = 0; i < all.length; i++) {
      all[i] = "member:%d phone:%d".formatted(random.nextInt(60), random.nextInt(60));
    }
    Persons before = night(facts(java.util.Arrays.copyOf(all, 45)), none(), FIRST);
    Map<String, String> old = found(before);

    Map<String, String> now = found(night(facts(all), Optional.of(knowing(before)), SECOND));

    Map<String, Set<String>> olds = new HashMap<>();
    now.forEach(
        (account, person) -> {
          Set<String> ids = olds.computeIfAbsent(person, none -> new HashSet<>());
          Optional.ofNullable(old.get(account)).ifPresent(ids::add);
        });
    olds.forEach(
        (person, ids) -> {
          if (ids.isEmpty()) {
            assertThat(old.values()).doesNotContain(person);
          } else {
            assertThat(ids).contains(person);
          }
        });
  }

  private static Persons night(HandMadeTables tables, Optional<KnownPersons> known, AsOf asOf) {
    Persons persons = Persons.of(tables, LinkRules.NONE, known, KEYRING, asOf);
    return new Persons(persons.identities().localCheckpoint(), persons.changes());
  }

  private static Optional<KnownPersons> none() {
    return KnownPersons.nobody();
  }

  private static Optional<KnownPersons> known(HandMadeTables tables, AsOf asOf) {
    return Optional.of(knowing(night(tables, none(), asOf)));
  }

  /** Everybody known was in one segment. */
  private static KnownPersons knowing(Persons persons) {
    Dataset<Row> segments =
        persons
            .identities()
            .select("person_id")
            .distinct()
            .selectExpr("person_id", "'everybody' AS segment");
    return new KnownPersons(persons.identities(), segments);
  }

  private static HandMadeTables facts(String... sets) {
    HandMadeTables tables = new HandMadeTables();
    for (String set : sets) {
      Map<String, String> identifiers = new HashMap<>();
      for (String account : set.split(" ")) {
        identifiers.put(account.substring(0, account.indexOf(':')), account.split(":")[1]);
      }
      tables.row(Table.ORDERS, "identifiers", identifiers, "known_at", KNOWN, "occurred_at", KNOWN);
    }
    return tables;
  }

  private static Map<String, String> found(Persons persons) {
    return persons.identities().collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(2), row -> row.getString(3)));
  }
}
