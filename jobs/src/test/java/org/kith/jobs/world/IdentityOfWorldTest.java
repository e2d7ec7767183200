package org.kith.jobs.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kith.features.SharedSpark;
import org.kith.features.identity.KnownPersons;
import org.kith.features.identity.LinkRules;
import org.kith.features.identity.Persons;
import org.kith.features.lake.Table;
import org.kith.features.source.Ingest;
import org.kith.features.source.Judged;
import org.kith.features.time.AsOf;
import org.kith.features.vault.Keyring;
import org.kith.jobs.settings.ConfReader;
import org.kith.jobs.settings.Configuration;

/** Who is who in the simulated brand, against its truth, over three nights of growth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityOfWorldTest {

  private static final Keyring KEYRING = Keyring.openTo("test");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Map<String, String> KINDS =
      Map.of(
          "members", "member",
          "wechat_accounts", "wechat_unionid",
          "weibo_accounts", "weibo_uid");
  private static final Set<String> SOURCES =
      Set.of("members", "wechat_accounts", "weibo_accounts", "orders", "referrals", "reviews");

  private final List<Judged> judged = new ArrayList<>();
  private final List<Dataset<Row>> nights = new ArrayList<>();
  private Map<String, String> truth;
  private Dataset<Row> changes;

  @BeforeAll
  void threeNights() throws IOException {
    Path data = WorldFixture.folder().resolve("data");
    Configuration configuration =
        ConfReader.read(Path.of("../conf"), Map.of("data", data.toString()), Map.of());
    Ingest ingest = new Ingest(SharedSpark.session(), KEYRING, data.toString());
    configuration.sources().stream()
        .filter(source -> SOURCES.contains(source.name()))
        .forEach(source -> judged.add(ingest.judge(source, "test")));
    truth = truth();
    LocalDate end = WorldFixture.SETTINGS.end();
    for (LocalDate day : List.of(end.minusDays(90), end.minusDays(1), end)) {
      Optional<KnownPersons> known =
          nights.isEmpty()
              ? KnownPersons.nobody()
              : Optional.of(new KnownPersons(nights.get(nights.size() - 1), noSegments()));
      Persons persons =
          Persons.of(this::facts, LinkRules.NONE, known, KEYRING, new AsOf(day, ZONE));
      nights.add(persons.identities().localCheckpoint());
      changes = persons.changes().orElse(null);
    }
  }

  @AfterAll
  void letGo() {
    judged.forEach(Judged::close);
  }

  @Test
  void accountsComeTogetherAsTheTruthHasThem() {
    Map<String, String> found = found(nights.get(2));
    long right = 0;
    long put = 0;
    long belonging = 0;
    List<String> accounts = new ArrayList<>(truth.keySet());
    for (int i = 0; i < accounts.size(); i++) {
      for (int j = i + 1; j < accounts.size(); j++) {
        boolean one = truth.get(accounts.get(i)).equals(truth.get(accounts.get(j)));
        boolean told = found.get(accounts.get(i)).equals(found.get(accounts.get(j)));
        right += one && told ? 1 : 0;
        put += told ? 1 : 0;
        belonging += one ? 1 : 0;
      }
    }

    assertThat(right / (double) put).as("precision of %d pairs", put).isGreaterThanOrEqualTo(0.99);
    assertThat(2.0 * right / (put + belonging))
        .as("F1: %d right of %d put together, %d belong", right, put, belonging)
        .isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void noSharedPhoneMergesStrangers() throws IOException {
    Map<String, String> found = found(nights.get(2));
    Map<String, Set<String>> persons = new TreeMap<>();
    truth.forEach(
        (account, person) ->
            persons
                .computeIfAbsent(person, none -> new java.util.TreeSet<>())
                .add(found.get(account)));
    Map<String, List<String>> sharing =
        WorldFixture.truth("shared_identifiers").collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(1),
                    Collectors.mapping(row -> row.getString(2), Collectors.toList())));

    assertThat(sharing).isNotEmpty();
    sharing.forEach(
        (phone, people) -> {
          for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
              assertThat(
                      java.util.Collections.disjoint(
                          persons.getOrDefault(people.get(i), Set.of()),
                          persons.getOrDefault(people.get(j), Set.of())))
                  .as("strangers who give one phone are two persons")
                  .isTrue();
            }
          }
        });
  }

  @Test
  void idsStayFromNightToNight() {
    Map<String, String> before = found(nights.get(1));
    Map<String, String> after = found(nights.get(2));
    Set<String> touched =
        changes.collectAsList().stream()
            .flatMap(row -> java.util.stream.Stream.of(row.getString(1), row.getString(2)))
            .collect(Collectors.toSet());

    assertThat(before).isNotEmpty();
    before.forEach(
        (account, person) -> {
          if (!touched.contains(person)) {
            assertThat(after).containsEntry(account, person);
          }
        });
    assertThat(touched.size()).isLessThan(found(nights.get(1)).size() / 20);
  }

  private Optional<Dataset<Row>> facts(Table table) {
    return judged.stream()
        .filter(source -> source.contract().table() == table)
        .map(Judged::accepted)
        .reduce(Dataset::unionByName);
  }

  private static Dataset<Row> noSegments() {
    return SharedSpark.session()
        .createDataFrame(List.<Row>of(), Table.SEGMENTS.schema())
        .select("person_id", "segment");
  }

  /** Each account's true person; robots are nobody. */
  private static Map<String, String> truth() throws IOException {
    Map<String, String> truth = new HashMap<>();
    for (Row row : WorldFixture.truth("identity").where("person IS NOT NULL").collectAsList()) {
      String kind = KINDS.get(row.getString(0));
      if (kind != null) {
        String record = row.getString(1);
        String value = kind.equals("member") ? record : KEYRING.hash("identifier:" + kind, record);
        truth.put(kind + ":" + value, row.getString(2));
      }
    }
    return truth;
  }

  private static Map<String, String> found(Dataset<Row> identities) {
    return identities.collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(2), row -> row.getString(3)));
  }
}
