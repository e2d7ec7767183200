package org.kith.jobs.segment;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.jobs.segment.People.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People.Person;

class AudiencesTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final Keyring KEYS = Keyring.openTo("test");
  private static final List<String> TERMS =
      List.of(
          "recency_days < 120",
          "orders_total >= 4",
          "value_tier = 'high'",
          "staff",
          "category_affinity['tea'] > 1",
          "score_repurchase > 0.5",
          "complaints_90d = 0");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void segmentsObeyTheAlgebraOfTheirTerms(long seed) {
    Random random = new Random(seed);
    List<String> terms = new ArrayList<>(TERMS);
    Collections.shuffle(terms, random);
    String a = terms.get(0) + (random.nextBoolean() ? " and " : " or ") + terms.get(1);
    String b = "not coalesce(" + terms.get(2) + ", false)";
    List<SegmentDefinition> segments =
        List.of(
            segment("a", a),
            segment("b", b),
            segment("a-and-b", "(%s) and (%s)".formatted(a, b)),
            segment("b-and-a", "(%s) and (%s)".formatted(b, a)),
            segment("a-or-b", "(%s) or (%s)".formatted(a, b)),
            segment("a-and-not-a", "(%s) and not (%s)".formatted(a, a)),
            segment("b-in-a", b, List.of("a"), List.of(), null, null, 0.0, Map.of()),
            segment("b-out-of-a", b, List.of(), List.of("a"), null, null, 0.0, Map.of()),
            segment("nobody", "true", List.of("a"), List.of("a"), null, null, 0.0, Map.of()));

    Map<String, Set<String>> people = membersOf(segments, People.random(200, seed));

    Set<String> both = new TreeSet<>(people.get("a"));
    both.addAll(people.get("b"));
    assertThat(people.get("a-or-b")).isEqualTo(both);
    assertThat(people.get("a-and-b"))
        .isEqualTo(people.get("b-and-a"))
        .isEqualTo(people.get("b-in-a"))
        .isSubsetOf(people.get("a"));
    Set<String> difference = new TreeSet<>(people.get("b"));
    difference.removeAll(people.get("a"));
    assertThat(people.get("b-out-of-a")).isEqualTo(difference);
    assertThat(people).doesNotContainKeys("a-and-not-a", "nobody");
  }

  @Test
  void aBrandWithoutSegmentsHasNobodyInAny() {
    List<Person> people = People.random(5, 3);

    try (Audiences none = evaluate(List.of(), people, people)) {
      assertThat(rows(none.segments())).isEmpty();
      assertThat(none.rejects().count()).isZero();
      assertThat(none.verdicts().count()).isZero();
      assertThat(none.funnels()).isEmpty();
    }
  }

  @Test
  void theOrderOfSegmentsAndOfPeopleChangesNothing() {
    List<Person> people = People.random(150, 7);
    List<SegmentDefinition> segments =
        List.of(
            segment("base", "orders_total > 2"),
            segment(
                "top",
                "true",
                List.of("base"),
                List.of("out"),
                "score_repurchase",
                30L,
                .2,
                Map.of()),
            segment("out", "staff"));
    List<SegmentDefinition> backwards = new ArrayList<>(segments);
    Collections.reverse(backwards);
    List<Person> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, new Random(1));

    List<String> first = rows(evaluate(segments, people, people).segments());
    List<String> second =
        rows(
            Audiences.of(
                    backwards,
                    People.frame(SPARK, shuffled).repartition(5),
                    Map.of("marketing", People.ids(SPARK, shuffled)),
                    KEYS)
                .segments());

    assertThat(second).isEqualTo(first).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void funnelRanksAndArmsEqualThoseOfAPlainOracle(long seed) {
    List<Person> people = People.random(300, seed);
    List<Person> granted = people.stream().filter(p -> p.personId().hashCode() % 3 != 0).toList();
    Map<String, String> suppress = new LinkedHashMap<>();
    suppress.put("staff", "staff");
    suppress.put("complaint", "complaints_90d > 0");
    SegmentDefinition definition =
        segment(
            "lapsed",
            "recency_days >= 90",
            List.of(),
            List.of(),
            "score_repurchase",
            40L,
            .25,
            suppress);

    try (Audiences audiences = evaluate(List.of(definition), people, granted)) {
      Oracle oracle = new Oracle(people, granted);

      assertThat(rows(audiences.segments())).isEqualTo(oracle.kept);
      assertThat(rows(audiences.rejects())).isEqualTo(oracle.rejected);
      Funnel funnel = audiences.funnels().get(0);
      assertThat(funnel.people()).isEqualTo(oracle.kept.size() + oracle.rejected.size());
      assertThat(funnel.people() - funnel.consented()).isEqualTo(oracle.count("no-consent"));
      assertThat(funnel.suppressed())
          .containsExactly(
              Map.entry("staff", oracle.count("staff")),
              Map.entry("complaint", oracle.count("complaint")));
      assertThat(funnel.notSuppressed() - funnel.withinLimit())
          .isEqualTo(oracle.count("over-limit"))
          .isPositive();
      assertThat(funnel.withinLimit()).isEqualTo(40).isEqualTo(funnel.treat() + funnel.holdout());
    }
  }

  @Test
  void nobodyIsReachedForAPurposeThatNobodyGranted() {
    List<Person> people = People.random(50, 5);
    try (Audiences audiences =
        Audiences.of(
            List.of(segment("all", "true")), People.frame(SPARK, people), Map.of(), KEYS)) {
      Funnel funnel = audiences.funnels().get(0);

      assertThat(funnel.people()).isEqualTo(50);
      assertThat(funnel.consented()).isZero();
      assertThat(audiences.segments().isEmpty()).isTrue();
    }
  }

  @Test
  void raisingTheShareOnlyAddsPeopleToTheHoldoutAndKeepsItNearTheShare() {
    List<Person> people = People.random(4000, 3);
    Map<Double, Set<String>> heldOut = new TreeMap<>();
    for (double share : new double[] {0, .1, .3}) {
      SegmentDefinition all =
          segment("all", "true", List.of(), List.of(), null, null, share, Map.of());
      try (Audiences audiences = evaluate(List.of(all), people, people)) {
        heldOut.put(
            share,
            audiences.segments().where("arm = 'holdout'").collectAsList().stream()
                .map(row -> row.<String>getAs("person_id"))
                .collect(Collectors.toSet()));
      }
    }

    assertThat(heldOut.get(0.0)).isEmpty();
    assertThat(heldOut.get(.1)).isSubsetOf(heldOut.get(.3)).hasSizeBetween(340, 460);
    assertThat(heldOut.get(.3)).hasSizeBetween(1110, 1290);
  }

  @Test
  void whoIsKnownToBeAChildIsInNoAudience() {
    List<Person> people = People.random(60, 8);
    Dataset<Row> wide =
        People.frame(SPARK, people)
            .withColumn(
                "age_years",
                expr("case when person_id < 'p0010' then 13 when person_id < 'p0030' then 14 end"));
    try (Audiences audiences =
        Audiences.of(
            List.of(segment("all", "true")),
            wide,
            Map.of("marketing", People.ids(SPARK, people)),
            KEYS)) {
      Funnel funnel = audiences.funnels().get(0);

      assertThat(funnel.notSuppressed()).isEqualTo(50);
      assertThat(funnel.suppressed()).containsEntry("minor", 10L);
      assertThat(rows(audiences.rejects()))
          .hasSize(10)
          .allMatch(row -> row.endsWith(",minor]") && row.contains(",p000"));
    }
  }

  private static Audiences evaluate(
      List<SegmentDefinition> segments, List<Person> people, List<Person> granted) {
    return Audiences.of(
        segments,
        People.frame(SPARK, people),
        Map.of("marketing", People.ids(SPARK, granted)),
        KEYS);
  }

  private static Map<String, Set<String>> membersOf(
      List<SegmentDefinition> segments, List<Person> people) {
    try (Audiences audiences = evaluate(segments, people, people)) {
      return audiences.segments().collectAsList().stream()
          .collect(
              Collectors.groupingBy(
                  row -> row.getString(0),
                  Collectors.mapping(
                      row -> row.getString(1), Collectors.toCollection(TreeSet::new))));
    }
  }

  private static List<String> rows(Dataset<Row> frame) {
    return frame.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** What the segment {@code lapsed} must give, in plain Java. */
  private static final class Oracle {

    private final List<String> kept = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    Oracle(List<Person> people, List<Person> granted) {
      List<Person> eligible = new ArrayList<>();
      for (Person person : people) {
        if (person.recencyDays() != null && person.recencyDays() >= 90) {
          if (!granted.contains(person)) {
            reject(person, "no-consent");
          } else if (Boolean.TRUE.equals(person.staff())) {
            reject(person, "staff");
          } else if (person.complaints() > 0) {
            reject(person, "complaint");
          } else {
            eligible.add(person);
          }
        }
      }
      eligible.sort(
          Comparator.comparing(
                  Person::score, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
              .thenComparing(Person::personId));
      Holdout holdout = new Holdout(KEYS);
      for (int index = 0; index < eligible.size(); index++) {
        Person person = eligible.get(index);
        if (index >= 40) {
          reject(person, "over-limit");
        } else {
          String arm = holdout.placeOf("lapsed", person.personId()) < .25 ? "holdout" : "treat";
          kept.add(
              "[lapsed,%s,%s,%s,%d]".formatted(person.personId(), arm, person.score(), index + 1));
        }
      }
      Collections.sort(kept);
      Collections.sort(rejected);
    }

    long count(String reason) {
      return rejected.stream().filter(row -> row.endsWith("," + reason + "]")).count();
    }

    private void reject(Person person, String reason) {
      rejected.add("[lapsed,%s,%s]".formatted(person.personId(), reason));
    }
  }
}
