package org.kith.features.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.lake.Table;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;

class LinkingEvidenceTest {

  private static final Keyring KEYS = Keyring.openTo("test");
  private static final AsOf TODAY = new AsOf(LocalDate.of(2026, 6, 30), ZoneId.of("UTC"));
  private static final Timestamp BEFORE = Timestamp.from(Instant.parse("2026-06-01T00:00:00Z"));
  private static final Timestamp LATER = Timestamp.from(Instant.parse("2026-07-01T12:00:00Z"));

  /** One fact: the table, what it tells of somebody, and when it was known. */
  private record Fact(Table table, Map<String, String> identifiers, String name, Timestamp known) {}

  @Test
  void whereKnownIdentifiersShowTogetherAgainEveryPersonStaysTheSame() {
    List<Fact> facts = random(new Random(5));
    List<Fact> more = new ArrayList<>(facts);
    facts.stream()
        .filter(fact -> fact.table() == Table.ORDERS)
        .limit(3)
        .forEach(fact -> more.add(new Fact(fact.table(), fact.identifiers(), null, LATER)));
    Collections.shuffle(more, new Random(6));

    assertThat(fingerprint(tables(more), tomorrow())).isEqualTo(fingerprint(tables(facts), TODAY));

    Dataset<Row> before = persons(facts, Optional.empty(), TODAY).identities().localCheckpoint();
    KnownPersons known = new KnownPersons(before, noSegments());
    Persons after = persons(more, Optional.of(known), tomorrow());
    assertThat(after.identities().collectAsList())
        .containsExactlyInAnyOrderElementsOf(before.collectAsList());
    assertThat(after.changes().orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void aKnownIdentifierBesideAnotherOrAMemberWhoTellsMoreIsOtherEvidence() {
    List<Fact> facts = random(new Random(5));
    String evidence = fingerprint(tables(facts), tomorrow());
    List<Fact> beside = new ArrayList<>(facts);
    beside.add(new Fact(Table.ORDERS, Map.of("member", "m1", "phone", "new"), null, LATER));
    List<Fact> told = new ArrayList<>(facts);
    told.add(new Fact(Table.MEMBERS, Map.of("member", "m1"), "Anna", LATER));

    assertThat(fingerprint(tables(beside), TODAY)).isEqualTo(evidence);
    assertThat(fingerprint(tables(beside), tomorrow())).isNotEqualTo(evidence);
    assertThat(fingerprint(tables(told), tomorrow())).isNotEqualTo(evidence);
  }

  private static AsOf tomorrow() {
    return new AsOf(TODAY.day().plusDays(1), TODAY.zone());
  }

  private static List<Fact> random(Random random) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Map<String, String> own = new TreeMap<>(Map.of("member", "m" + i));
      if (random.nextBoolean()) {
        own.put("phone", "p" + random.nextInt(6));
      }
      facts.add(new Fact(Table.MEMBERS, own, "name " + i, BEFORE));
      facts.add(
          new Fact(
              Table.ORDERS,
              Map.of("phone", "p" + random.nextInt(6), "device", "d" + random.nextInt(6)),
              null,
              BEFORE));
    }
    return facts;
  }

  private static Persons persons(List<Fact> facts, Optional<KnownPersons> known, AsOf asOf) {
    return Persons.of(tables(facts), LinkRules.NONE, known, KEYS, asOf);
  }

  private static Dataset<Row> noSegments() {
    return SharedSpark.session()
        .createDataFrame(List.of(), Table.SEGMENTS.schema())
        .select("person_id", "segment");
  }

  private static HandMadeTables tables(List<Fact> facts) {
    HandMadeTables tables = new HandMadeTables();
    for (Fact fact : facts) {
      Map.Entry<String, String> first = new TreeMap<>(fact.identifiers()).firstEntry();
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  "account",
                  first.getKey() + ":" + first.getValue(),
                  "identifiers",
                  fact.identifiers(),
                  "known_at",
                  fact.known()));
      if (fact.name() != null) {
        cells.addAll(List.of("full_name", fact.name()));
      }
      tables.row(fact.table(), cells.toArray());
    }
    return tables;
  }

  private static String fingerprint(FactTables tables, AsOf asOf) {
    return new LinkingEvidence(tables, asOf).fingerprint();
  }
}
