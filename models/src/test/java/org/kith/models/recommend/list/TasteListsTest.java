package org.kith.models.recommend.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.error.Problem;
import org.kith.features.time.Days;

class TasteListsTest {

  private static final List<String> TIERS = ListWorld.TIERS;
  private static final List<String> RUNGS = ListWorld.RUNGS;

  private static ListSettings settings(
      String items, Days active, String step, int quota, double relevance, String strangers) {
    return new ListSettings(items, active, step, TIERS, RUNGS, quota, relevance, 3, strangers);
  }

  private static final Map<String, ListSettings> REQUESTS =
      Map.of(
          "by score alone", ListSettings.PLAIN,
          "one category", settings("category = 'c1'", null, null, 0, 1, null),
          "active people", settings(null, new Days(9), null, 0, 1, null),
          "up-sell", settings(null, null, "up-sell", 0, 1, null),
          "ladder", settings(null, null, "ladder", 0, 1, "rating"),
          "quota", settings(null, null, null, 2, 1, null),
          "diversity", settings(null, null, null, 0, .4, null),
          "unlike alone", settings(null, null, null, 0, 0, null),
          "rating", settings(null, null, null, 0, 1, "rating"),
          "all at once", settings("item_id > 'i02'", new Days(15), "ladder", 1, .7, "rating"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by score alone",
        "one category",
        "active people",
        "up-sell",
        "ladder",
        "quota",
        "diversity",
        "unlike alone",
        "rating"
      })
  void theListsAreThoseOfTheOracle(String request) {
    ListWorld world = new ListWorld(request.length());
    ListSettings settings = REQUESTS.get(request);

    List<String> lists = rows(lists(world, settings, world.subject(), 4));

    assertThat(lists).isNotEmpty();
    assertThat(lists).containsExactlyElementsOf(new ListOracle(world, settings).lists(4));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingThatMayNotAppearAppears(long seed) {
    ListWorld world = new ListWorld(seed);

    List<Row> lists =
        lists(world, REQUESTS.get("all at once"), world.subject(), 30).collectAsList();

    assertThat(lists).isNotEmpty();
    for (Row row : lists) {
      ListWorld.Item item = world.items.get(row.<String>getAs("item_id"));
      assertThat(item.available()).isTrue();
      assertThat(item.id()).isGreaterThan("i02");
      assertThat(item.rebuy() || !world.purchases.get(row.getString(0)).contains(item.id()))
          .isTrue();
    }
    Map<String, Long> perCategory =
        lists.stream()
            .filter(row -> world.items.get(row.getString(1)).category() != null)
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(0) + world.items.get(row.getString(1)).category(),
                    Collectors.counting()));
    assertThat(perCategory.values()).containsOnly(1L);
  }

  @Test
  void aListShorterThanAskedHoldsEverythingThatMayAppear() {
    ListWorld world = new ListWorld(5);

    List<Row> lists = lists(world, ListSettings.PLAIN, world.subject(), 100).collectAsList();

    long allowed =
        world.items.values().stream()
            .filter(ListWorld.Item::available)
            .filter(i -> i.rebuy() || !world.purchases.get("p00").contains(i.id()))
            .count();
    assertThat(lists.stream().filter(row -> row.getString(0).equals("p00"))).hasSize((int) allowed);
  }

  @Test
  void withoutQuotaAndWithFullRelevanceTheListIsTheRankingCut() {
    ListWorld world = new ListWorld(6);
    // A quota that never binds sends the ranking through the choosing all the same.
    ListSettings loose = settings(null, null, null, 1000, 1, null);

    assertThat(rows(lists(world, loose, world.subject(), 4)))
        .isEqualTo(rows(lists(world, ListSettings.PLAIN, world.subject(), 4)));
  }

  @Test
  void theOrderOfRowsAndTheNumberOfPartitionsChangeNothing() {
    ListWorld world = new ListWorld(7);
    ListSettings all = REQUESTS.get("all at once");
    ListSubject given = world.subject();
    ListSubject shuffled =
        new ListSubject(
            given.people().orderBy(org.apache.spark.sql.functions.desc("person_id")).repartition(7),
            given.purchases().repartition(5),
            given.items().repartition(3),
            given.activity().repartition(4),
            given.stars().repartition(6));

    assertThat(rows(lists(world, all, shuffled, 3))).isEqualTo(rows(lists(world, all, given, 3)));
  }

  @Test
  void anItemsPredicateThatIsNoneIsRefused() {
    ListWorld world = new ListWorld(8);
    for (String predicate : List.of("no_such_column = 1", "price_tier", "((")) {
      ListSettings wrong = settings(predicate, null, null, 0, 1, null);
      assertThatThrownBy(() -> lists(world, wrong, world.subject(), 3))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(Problem.Code.CONF_INVALID));
    }
  }

  @Test
  void anAudienceIsThePeopleWhomTheModelScoresHighestWithoutOwnersAndStrangers() {
    ListWorld world = new ListWorld(9);
    ListSubject subject = world.subject();
    String item = world.purchases.get("p01").isEmpty() ? "i05" : world.purchases.get("p01").get(0);

    List<String> audience =
        ItemAudience.of(world.model(), subject.people(), subject.purchases(), item, 5)
            .orderBy("rank")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();

    List<String> expected =
        world.scores.keySet().stream()
            .filter(person -> !world.purchases.get(person).contains(item))
            .sorted(
                java.util.Comparator.comparing(
                        (String person) -> -world.scores.get(person).get(item))
                    .thenComparing(person -> person))
            .limit(5)
            .toList();
    assertThat(audience).isEqualTo(expected);
  }

  private static Dataset<Row> lists(
      ListWorld world, ListSettings settings, ListSubject subject, int n) {
    return new TasteLists(world.model(), settings, ListWorld.AS_OF).of(subject, n);
  }

  private static List<String> rows(Dataset<Row> lists) {
    return lists.orderBy("person_id", "rank").collectAsList().stream()
        .map(
            row ->
                "%s %d %s %.6f %s"
                    .formatted(
                        row.getString(0),
                        row.getInt(2),
                        row.getString(1),
                        row.getDouble(3),
                        row.<String>getAs("model")))
        .toList();
  }
}
