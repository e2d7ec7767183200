package org.kith.jobs.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.features.vault.Keyring;
import org.kith.jobs.segment.People.Person;

/** Quotas, panels, worth and units of holdout, against a plain count over every person. */
class ChoiceTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final Keyring KEYS = Keyring.openTo("test");
  private static final List<Person> PEOPLE = People.random(300, 5);
  private static final Quota BY_TIER = new Quota(List.of("value_tier"), null);

  @Test
  void aQuotaTakesTheBestOfEachCellAndNoMore() {
    Quota quota = new Quota(List.of("value_tier", "category_affinity_top"), 4L);
    Worth worth = new Worth(null, "score_repurchase", "100", 1.0, null);

    Map<String, Row> kept = kept(People.chosen("cells", null, null, quota, worth, 0, null));

    Map<String, List<Person>> cells =
        PEOPLE.stream()
            .filter(person -> person.score() != null && person.score() * 100 > 1)
            .sorted(
                Comparator.comparing((Person person) -> -person.score())
                    .thenComparing(Person::personId))
            .collect(Collectors.groupingBy(person -> person.tier() + "/" + person.category()));
    TreeSet<String> wanted = new TreeSet<>();
    cells.values().forEach(cell -> cell.stream().limit(4).forEach(p -> wanted.add(p.personId())));
    assertThat(kept.keySet()).isEqualTo(wanted);
    assertThat(cells.values()).anyMatch(cell -> cell.size() > 4);
  }

  @Test
  void aPanelHasEachCellsShareAndIsTheSameAtEveryRun() {
    SegmentDefinition panel = People.chosen("panel", 7L, 60L, BY_TIER, null, 0, null);

    Map<String, Row> kept = kept(panel);

    Map<String, Long> share = byTier(kept);
    Map<String, Long> all = PEOPLE.stream().collect(countingTiers());
    assertThat(kept).hasSize(60);
    share.forEach(
        (tier, people) ->
            assertThat((double) people).isBetween(share(all, tier), above(all, tier)));
    assertThat(kept(panel).keySet()).isEqualTo(kept.keySet());
    SegmentDefinition other = People.chosen("panel", 8L, 60L, BY_TIER, null, 0, null);
    assertThat(kept(other).keySet()).isNotEqualTo(kept.keySet());
  }

  private static double share(Map<String, Long> all, String tier) {
    return Math.floor(60.0 * all.get(tier) / PEOPLE.size());
  }

  private static double above(Map<String, Long> all, String tier) {
    return share(all, tier) + 1;
  }

  @Test
  void onlyWhoIsExpectedToEarnMoreThanAContactCostsIsContacted() {
    Worth worth = new Worth(null, "score_repurchase", "monetary_365d", 40.0, null);

    try (Audiences audiences =
        evaluate(List.of(People.chosen("paid", null, null, null, worth, 0, null)))) {
      List<String> wanted =
          PEOPLE.stream()
              .filter(person -> person.score() != null)
              .filter(person -> person.score() * person.orders() * 10 > 40)
              .map(Person::personId)
              .toList();
      assertThat(ids(audiences.segments())).containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(audiences.rejects().select("reason").distinct().collectAsList())
          .extracting(row -> row.getString(0))
          .containsExactly("not-worth");
      assertThat(audiences.funnels().get(0).suppressed())
          .containsEntry("not-worth", (long) PEOPLE.size() - wanted.size());
    }
  }

  @Test
  void aBudgetPaysForTheBestBids() {
    Worth worth = new Worth("score_repurchase - 0.2", "0.5", "orders_total", 0.5, 10.2);

    Map<String, Row> kept = kept(People.chosen("budget", null, 50L, null, worth, 0, null));

    List<String> wanted =
        PEOPLE.stream()
            .filter(person -> bid(person) > 0)
            .sorted(
                Comparator.comparingDouble((Person person) -> -bid(person))
                    .thenComparing(Person::personId))
            .limit(20)
            .map(Person::personId)
            .toList();
    assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** The score stands in where the uplift is missing. */
  private static double bid(Person person) {
    double gain = person.score() == null ? 0.5 : person.score() - 0.2;
    return gain * person.orders() - 0.5;
  }

  @Test
  void friendsOfOneCommunityFallIntoTheSameArm() {
    HoldoutUnit unit = new HoldoutUnit("category_affinity_top", false);

    Map<String, Row> kept = kept(People.chosen("friends", null, null, null, null, .4, unit));

    Map<String, TreeSet<String>> arms = new HashMap<>();
    TreeSet<String> alone = new TreeSet<>();
    for (Person person : PEOPLE) {
      String arm = kept.get(person.personId()).getAs("arm");
      if (person.category() == null) {
        alone.add(arm);
      } else {
        arms.computeIfAbsent(person.category(), absent -> new TreeSet<>()).add(arm);
      }
    }
    assertThat(arms.values()).hasSize(3).allMatch(ofOne -> ofOne.size() == 1);
    assertThat(alone).containsExactly("holdout", "treat");
  }

  @Test
  void whoIsHeldOutEverywhereIsHeldOutOfEverySegmentThatSaysSo() {
    HoldoutUnit everywhere = new HoldoutUnit(null, true);
    List<SegmentDefinition> segments =
        List.of(
            People.chosen("one", null, null, null, null, .2, everywhere),
            People.chosen("two", null, null, null, null, .2, everywhere),
            People.chosen("own", null, null, null, null, .2, null));

    try (Audiences audiences = evaluate(segments)) {
      Map<String, TreeSet<String>> held = new TreeMap<>();
      for (Row row : audiences.segments().where("arm = 'holdout'").collectAsList()) {
        held.computeIfAbsent(row.getAs("segment"), absent -> new TreeSet<>())
            .add(row.getAs("person_id"));
      }
      assertThat(held.get("one")).isEqualTo(held.get("two")).hasSizeBetween(30, 90);
      assertThat(held.get("own")).isNotEqualTo(held.get("one"));
    }
  }

  @Test
  void aChoiceThatNamesWhatIsNotThereOrIsSensitiveIsRefused() {
    List<SegmentDefinition> wrong =
        List.of(
            People.chosen("a", null, 9L, new Quota(List.of("tier"), 3L), null, 0, null),
            People.chosen(
                "b", null, null, null, new Worth("'x'", null, "true", 1.0, null), 0, null),
            People.chosen("c", null, null, null, null, 0, new HoldoutUnit("health", false)));

    assertThatThrownBy(() -> evaluate(wrong))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("segment a, quota.by")
        .hasMessageContaining("segment b, worth")
        .hasMessageContaining("segment c, holdout-unit.by");
    assertThatThrownBy(() -> People.chosen("d", null, null, BY_TIER, null, 0, null))
        .isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> new Worth(null, null, "1", 1.0, null))
        .isInstanceOf(SettingFault.class);
  }

  @Test
  void peopleWhoAreHeldOutTogetherTellLessThanTheirNumber() {
    HoldoutUnit unit = new HoldoutUnit("category_affinity_top", false);
    List<SegmentDefinition> segments =
        List.of(
            People.chosen("friends", null, null, null, null, .4, unit),
            People.chosen("alone", null, null, null, null, .4, null));
    double squares =
        PEOPLE.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.category() == null ? one.personId() : one.category(),
                    Collectors.counting()))
            .values()
            .stream()
            .mapToDouble(people -> (double) people * people)
            .sum();

    try (Audiences audiences = evaluate(segments)) {
      Funnel friends = audiences.funnels().get(0);
      assertThat(friends.unitSize()).isCloseTo(squares / PEOPLE.size(), within(1e-9));
      assertThat(friends.designEffect())
          .isCloseTo(1 + (friends.unitSize() - 1) * .05, within(1e-9));
      assertThat(audiences.funnels().get(1).designEffect()).isEqualTo(1);
    }
  }

  private static Map<String, Row> kept(SegmentDefinition segment) {
    try (Audiences audiences = evaluate(List.of(segment))) {
      Map<String, Row> kept = new TreeMap<>();
      audiences.segments().collectAsList().forEach(row -> kept.put(row.getAs("person_id"), row));
      return kept;
    }
  }

  private static List<String> ids(Dataset<Row> rows) {
    List<String> ids = new ArrayList<>();
    rows.collectAsList().forEach(row -> ids.add(row.getAs("person_id")));
    return ids;
  }

  private static Audiences evaluate(List<SegmentDefinition> segments) {
    return Audiences.of(
        segments,
        People.frame(SPARK, PEOPLE),
        Map.of("marketing", People.ids(SPARK, PEOPLE)),
        KEYS);
  }

  private static Map<String, Long> byTier(Map<String, Row> kept) {
    return PEOPLE.stream()
        .filter(person -> kept.containsKey(person.personId()))
        .collect(countingTiers());
  }

  private static java.util.stream.Collector<Person, ?, Map<String, Long>> countingTiers() {
    return Collectors.groupingBy(Person::tier, Collectors.counting());
  }
}
