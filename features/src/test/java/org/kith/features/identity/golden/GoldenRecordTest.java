package org.kith.features.identity.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;
import org.kith.features.identity.golden.Survivorship.Prefer;
import org.kith.features.identity.golden.Survivorship.Rule;
import org.kith.features.lake.Table;

class GoldenRecordTest {

  private static final List<String> SOURCES = List.of("crm", "wechat", "weibo");
  private static final List<String> SAID = List.of("city", "full_name", "gender", "level");
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "cutoff DATE, person_id STRING, birth_date DATE, gender STRING, full_name STRING,"
              + " city STRING, region STRING, store_id STRING, level STRING, source STRING,"
              + " occurred_at TIMESTAMP, known_at TIMESTAMP");

  /** What one source's row says of a person. */
  private record Said(String person, String source, Instant at, Map<String, String> values) {}

  @Test
  void theAttributesAreWhatAMembersRowSaysAndCanBeOnlyOneThing() {
    assertThat(Table.MEMBERS.schema().fieldNames())
        .filteredOn(
            name ->
                !Set.of(
                        "account",
                        "identifiers",
                        "joined_on",
                        "staff",
                        "traits",
                        "source",
                        "occurred_at",
                        "known_at",
                        "superseded_at")
                    .contains(name))
        .containsExactlyElementsOf(Survivorship.ATTRIBUTES);
  }

  @Test
  void everyAttributeOfTwoHundredPeopleIsWhatTheRulesChoose() {
    Survivorship rules =
        new Survivorship(
            Map.of(
                "city", new Rule(List.of("crm", "weibo"), Prefer.NEWEST),
                "full_name", new Rule(List.of(), Prefer.FULLEST),
                "gender", new Rule(List.of("wechat"), Prefer.FULLEST)));
    List<Said> rows = drawn(new Random(11));

    Map<String, Row> golden = new HashMap<>();
    GoldenRecord.of(frame(rows), rules)
        .collectAsList()
        .forEach(row -> golden.put(row.getAs("person_id"), row));

    Map<String, List<Said>> byPerson =
        rows.stream()
            .collect(Collectors.groupingBy(Said::person, TreeMap::new, Collectors.toList()));
    assertThat(golden).hasSameSizeAs(byPerson);
    byPerson.forEach(
        (person, said) ->
            SAID.forEach(
                attribute -> {
                  Optional<Said> chosen = chosen(said, attribute, rules.ruleOf(attribute));
                  assertThat(golden.get(person).<String>getAs(attribute))
                      .as("%s of %s", attribute, person)
                      .isEqualTo(chosen.map(row -> row.values().get(attribute)).orElse(null));
                  assertThat(golden.get(person).<String, String>getJavaMap(sources(golden, person)))
                      .as("source of %s of %s", attribute, person)
                      .satisfies(
                          sources ->
                              assertThat(sources.get(attribute))
                                  .isEqualTo(chosen.map(Said::source).orElse(null)));
                }));
  }

  @Test
  void anAttributeThatNoMemberHasIsRefused() {
    assertThatThrownBy(() -> new Survivorship(Map.of("town", Rule.USUAL)))
        .isInstanceOf(SettingFault.class)
        .hasMessageContaining("town");
  }

  private static int sources(Map<String, Row> golden, String person) {
    return golden.get(person).fieldIndex("sources");
  }

  private static Optional<Said> chosen(List<Said> said, String attribute, Rule rule) {
    Comparator<Said> fullest = Comparator.comparingInt(row -> row.values().size());
    Comparator<Said> newest = Comparator.comparing(Said::at);
    return said.stream()
        .filter(row -> row.values().containsKey(attribute))
        .max(
            Comparator.<Said>comparingInt(row -> -rank(rule, row.source()))
                .thenComparing(rule.prefer() == Prefer.NEWEST ? newest : fullest)
                .thenComparing(rule.prefer() == Prefer.NEWEST ? fullest : newest)
                .thenComparing(row -> row.values().get(attribute))
                .thenComparing(Said::source));
  }

  private static int rank(Rule rule, String source) {
    int place = rule.sources().indexOf(source);
    return place < 0 ? rule.sources().size() : place;
  }

  private static List<Said> drawn(Random random) {
    List<Said> rows = new ArrayList<>();
    for (int person = 0; person < 200; person++) {
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        Map<String, String> values = new HashMap<>();
        for (String attribute : SAID) {
          if (random.nextInt(3) > 0) {
            values.put(attribute, attribute + random.nextInt(4));
          }
        }
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * random.nextInt(4));
        rows.add(new Said("p" + person, SOURCES.get(random.nextInt(3)), at, values));
      }
    }
    return rows;
  }

  private static Dataset<Row> frame(List<Said> said) {
    List<Row> rows = new ArrayList<>();
    for (Said one : said) {
      java.sql.Timestamp at = java.sql.Timestamp.from(one.at());
      rows.add(
          RowFactory.create(
              java.sql.Date.valueOf("2026-06-30"),
              one.person(),
              null,
              one.values().get("gender"),
              one.values().get("full_name"),
              one.values().get("city"),
              null,
              null,
              one.values().get("level"),
              one.source(),
              at,
              at));
    }
    return SharedSpark.session().createDataFrame(rows, SCHEMA);
  }
}
