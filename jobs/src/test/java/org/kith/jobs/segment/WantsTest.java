package org.kith.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.SettingFault;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People.Person;

/** Audiences of items beside other segments, against a plain choice among every person. */
class WantsTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final List<Person> PEOPLE = People.random(300, 11);
  private static final Wants TEAPOT = new Wants("teapot", 80);
  private static final Wants CUP = new Wants("cup", 30);

  private final Map<Wants, Map<String, Double>> scores =
      Map.of(TEAPOT, scores(TEAPOT, 1), CUP, scores(CUP, 2));

  @Test
  void anItemsAudienceIsRankedByHowMuchItsPeopleWantItThenById() {
    Map<String, Row> kept = kept(wanting("fans", TEAPOT, null, 20L, Map.of()), "fans");

    List<String> expected =
        wanting(TEAPOT).filter(p -> p.orders() > 3).map(Person::personId).limit(20).toList();
    assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    IntStream.range(0, 20)
        .forEach(
            i -> {
              Row row = kept.get(expected.get(i));
              assertThat(row.<Long>getAs("rank")).isEqualTo(i + 1);
              assertThat(row.<Double>getAs("score"))
                  .isEqualTo(scores.get(TEAPOT).get(expected.get(i)));
            });
  }

  @Test
  void itsOwnOrderGoesBeforeTheItemsAndSuppressionLeavesPeopleOut() {
    SegmentDefinition segment =
        wanting("fans", TEAPOT, "orders_total", 10L, Map.of("staff", "staff"));

    Map<String, Row> kept = kept(segment, "fans");

    assertThat(kept.keySet())
        .containsExactlyInAnyOrderElementsOf(
            wanting(TEAPOT)
                .filter(p -> p.orders() > 3 && !Boolean.TRUE.equals(p.staff()))
                .sorted(
                    Comparator.comparing((Person p) -> -p.orders()).thenComparing(Person::personId))
                .limit(10)
                .map(Person::personId)
                .toList());
  }

  @Test
  void audiencesOfSeveralItemsStandBesideOtherSegmentsAndCanBeLeftOutOfThem() {
    SegmentDefinition others =
        People.segment("others", "true", List.of(), List.of("fans"), null, null, 0.0, Map.of());
    List<SegmentDefinition> all =
        List.of(
            others,
            wanting("fans", TEAPOT, null, null, Map.of()),
            wanting("cups", CUP, null, null, Map.of()));

    try (Audiences audiences = evaluate(all, scores.keySet())) {
      assertThat(ids(audiences, "cups"))
          .containsExactlyInAnyOrderElementsOf(
              wanting(CUP).filter(p -> p.orders() > 3).map(Person::personId).toList());
      List<String> fans = ids(audiences, "fans");
      assertThat(ids(audiences, "others"))
          .hasSize(PEOPLE.size() - fans.size())
          .doesNotContainAnyElementsOf(fans);
    }
  }

  @Test
  void nobodyWantsAnItemOfWhichNothingIsToldAndTheRuleMayBeLeftOut() {
    try (Audiences audiences =
        evaluate(List.of(wanting("fans", TEAPOT, null, null, Map.of())), List.of())) {
      assertThat(audiences.funnels().get(0).people()).isZero();
    }
    assertThat(withRule("fans", null, TEAPOT, null, null, Map.of()).where()).isEqualTo("true");
    assertThatThrownBy(() -> withRule("fans", null, null, null, null, Map.of()))
        .isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new Wants("teapot", 0)).isInstanceOf(SettingFault.class);
  }

  /** The people of an audience, by score, then id. */
  private Stream<Person> wanting(Wants wants) {
    return PEOPLE.stream()
        .filter(person -> scores.get(wants).containsKey(person.personId()))
        .sorted(
            Comparator.comparing((Person person) -> -scores.get(wants).get(person.personId()))
                .thenComparing(Person::personId));
  }

  /** So many people with scores of which many are equal. */
  private static Map<String, Double> scores(Wants wants, long seed) {
    Random random = new Random(seed);
    Map<String, Double> scores = new HashMap<>();
    while (scores.size() < wants.top()) {
      scores.put(
          PEOPLE.get(random.nextInt(PEOPLE.size())).personId(), (1 + random.nextInt(5)) / 4.0);
    }
    return scores;
  }

  private static SegmentDefinition wanting(
      String name, Wants wants, String rankBy, Long limit, Map<String, String> suppress) {
    return withRule(name, "orders_total > 3", wants, rankBy, limit, suppress);
  }

  private static SegmentDefinition withRule(
      String name,
      String where,
      Wants wants,
      String rankBy,
      Long limit,
      Map<String, String> suppress) {
    SegmentDefinition all = People.segment(name, "true");
    return new SegmentDefinition(
        name,
        all.title(),
        all.brand(),
        all.owner(),
        all.purpose(),
        all.content(),
        all.retention(),
        where,
        wants,
        all.include(),
        all.exclude(),
        rankBy,
        all.draw(),
        limit,
        all.quota(),
        all.worth(),
        all.holdout(),
        all.holdoutUnit(),
        suppress,
        all.destinations());
  }

  private Map<String, Row> kept(SegmentDefinition segment, String name) {
    try (Audiences audiences = evaluate(List.of(segment), scores.keySet())) {
      Map<String, Row> kept = new HashMap<>();
      audiences
          .segments()
          .where("segment = '" + name + "'")
          .collectAsList()
          .forEach(row -> kept.put(row.getAs("person_id"), row));
      return kept;
    }
  }

  private static List<String> ids(Audiences audiences, String segment) {
    return audiences.segments().where("segment = '" + segment + "'").collectAsList().stream()
        .map(row -> row.<String>getAs("person_id"))
        .toList();
  }

  private Audiences evaluate(List<SegmentDefinition> segments, Iterable<Wants> told) {
    Map<Wants, Dataset<Row>> wanted = new HashMap<>();
    for (Wants wants : told) {
      wanted.put(
          wants,
          SPARK.createDataFrame(
              scores.get(wants).entrySet().stream()
                  .map(one -> RowFactory.create(one.getKey(), one.getValue()))
                  .toList(),
              StructType.fromDDL("person_id STRING, score DOUBLE")));
    }
    return Audiences.of(
        segments,
        People.frame(SPARK, PEOPLE),
        wanted,
        Map.of("marketing", People.ids(SPARK, PEOPLE)),
        Keyring.openTo("test"));
  }
}
