package org.kith.models.recommend.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.features.SharedSpark;
import org.kith.features.error.Problem;
import org.kith.features.error.SettingFault;
import org.kith.models.recommend.RecommenderModel;

class RecommendersTest {

  private static final Map<String, String> SMALL =
      Map.of("rank", "6", "iterations", "3", "lambda", ".1", "alpha", "10");
  private static final String PAIRS = "person_id STRING, item_id STRING, weight DOUBLE";

  private static Dataset<Row> taste;
  private static RecommenderModel als;

  @BeforeAll
  static void fit() {
    taste = twoTastes(11).cache();
    als = Recommenders.of("als", SMALL, 7).fit(taste);
  }

  @AfterAll
  static void free() {
    als.close();
    taste.unpersist();
  }

  @Test
  void peopleOfOneTasteAreRecommendedItsItems() {
    List<Row> lists = collect(als.recommend(people("a1", "b1"), taste, null, 3));

    assertThat(lists)
        .filteredOn(row -> row.getAs("person_id").equals("a1"))
        .extracting(row -> row.<String>getAs("item_id").charAt(0))
        .containsOnly('a');
    assertThat(lists)
        .filteredOn(row -> row.getAs("person_id").equals("b1"))
        .extracting(row -> row.<String>getAs("item_id").charAt(0))
        .containsOnly('b');
  }

  @Test
  void everyListIsInTotalOrderWithoutGapsAndWithoutWhatIsExcluded() {
    Dataset<Row> available =
        frame("item_id STRING", row("a02"), row("a05"), row("a07"), row("b01"), row("b04"));
    List<Row> lists = collect(als.recommend(taste, taste, available, 4));
    Set<String> bought =
        taste.collectAsList().stream()
            .map(row -> row.getString(0) + row.getString(1))
            .collect(Collectors.toSet());

    assertThat(lists).isNotEmpty();
    String person = null;
    Row before = null;
    for (Row row : lists) {
      boolean first = !row.getString(0).equals(person);
      assertThat(bought).doesNotContain(row.getString(0) + row.getString(1));
      assertThat(row.getString(1)).isIn("a02", "a05", "a07", "b01", "b04");
      assertThat(row.getDouble(3)).isFinite();
      assertThat(row.getInt(2)).isEqualTo(first ? 1 : before.getInt(2) + 1);
      assertThat(first || comesBefore(before, row)).isTrue();
      person = row.getString(0);
      before = row;
    }
  }

  @Test
  void aStrangerGetsThePopularItemsMarkedAsSuch() {
    List<Row> lists = collect(als.recommend(people("nobody"), taste, null, 5));

    assertThat(lists)
        .hasSize(5)
        .allSatisfy(r -> assertThat(r.getString(6)).isEqualTo("popularity"));
    assertThat(lists.get(0).<String>getAs("reason"))
        .matches("\\{\"en\":\"Bought by \\d+ people\",\"zh\":\"有\\d+人购买\"}");
  }

  @Test
  void aRecommendationNamesAnItemOfThePersonsOwnPast() {
    Set<String> own =
        taste.where("person_id = 'a1'").collectAsList().stream()
            .map(row -> row.getString(1))
            .collect(Collectors.toSet());

    assertThat(collect(als.recommend(people("a1"), taste, null, 3)))
        .allSatisfy(
            row -> {
              assertThat(own).contains(row.<String>getAs("because_item_id"));
              assertThat(row.<String>getAs("reason")).contains("{item}");
            });
  }

  @Test
  void anItemChosenBeforeSaysSoWhenItIsRecommendedAgain() {
    Dataset<Row> nothing = frame("person_id STRING, item_id STRING");
    Row first = collect(als.recommend(people("a1"), nothing, null, 1)).get(0);

    assertThat(taste.where("person_id = 'a1' AND item_id = '" + first.getString(1) + "'").count())
        .isPositive();
    assertThat(first.<String>getAs("reason")).contains("Chosen before");
  }

  @Test
  void shufflingTheRowsChangesNothing() {
    try (RecommenderModel again = Recommenders.of("als", SMALL, 7).fit(taste.repartition(5))) {
      assertThat(collect(again.recommend(taste, taste, null, 4)))
          .isEqualTo(collect(als.recommend(taste, taste, null, 4)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"als", "ials", "popularity"})
  void aSavedModelScoresTheSame(String algorithm, @TempDir Path folder) {
    String place = folder.resolve("model").toString();
    try (RecommenderModel model = Recommenders.of(algorithm, parameters(algorithm), 7).fit(taste)) {
      model.save(place);
      try (RecommenderModel loaded = Recommenders.load(SharedSpark.session(), place)) {
        assertThat(collect(loaded.recommend(taste, taste, null, 4)))
            .isEqualTo(collect(model.recommend(taste, taste, null, 4)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"als", "ials", "popularity"})
  void nothingToLearnFromIsAProblemThatSaysSo(String algorithm) {
    Dataset<Row> none =
        frame(PAIRS, row("p", "i", Double.NaN), row("p", "i", 0.0), row(null, "i", 1.0));

    assertThatThrownBy(() -> Recommenders.of(algorithm, parameters(algorithm), 7).fit(none))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(Problem.Code.GATE_REFUSED));
  }

  @Test
  void onePersonWithOneItemHasNothingLeftToBeRecommended() {
    Dataset<Row> one = frame(PAIRS, row("p", "i", 1.0), row("p", "j", Double.NaN));
    try (RecommenderModel model = Recommenders.of("als", SMALL, 7).fit(one)) {
      assertThat(collect(model.recommend(one, one, null, 4))).isEmpty();
      assertThat(collect(model.recommend(people("q"), one, null, 4))).hasSize(1);
    }
  }

  @Test
  void equalWeightsEverywhereStillGiveFiniteScores() {
    Dataset<Row> all =
        frame(
            PAIRS, row("p", "i", 1.0), row("p", "j", 1.0), row("q", "i", 1.0), row("q", "j", 1.0));
    Dataset<Row> nothing = frame("person_id STRING, item_id STRING");
    try (RecommenderModel model = Recommenders.of("als", SMALL, 7).fit(all)) {
      assertThat(collect(model.recommend(all, nothing, null, 4)))
          .hasSize(4)
          .allSatisfy(row -> assertThat(row.getDouble(3)).isFinite());
    }
  }

  @Test
  void popularityCountsPeopleOnceAndLetsOldChoicesFade() {
    Timestamp now = Timestamp.from(Instant.parse("2026-06-30T00:00:00Z"));
    Timestamp old = Timestamp.from(Instant.parse("2026-06-20T00:00:00Z"));
    Dataset<Row> dated =
        frame(
            PAIRS + ", occurred_at TIMESTAMP",
            row("p", "new", 1.0, now),
            row("p", "new", 9.0, old),
            row("q", "old", 1.0, old),
            row("r", "old", 1.0, old),
            row("s", "old", 1.0, old));
    Dataset<Row> nothing = frame("person_id STRING, item_id STRING");
    RecommenderModel model =
        Recommenders.of("popularity", Map.of("half-life-days", "5"), 7).fit(dated);

    List<Row> lists = collect(model.recommend(people("x"), nothing, null, 2));

    assertThat(lists).extracting(row -> row.getString(1)).containsExactly("new", "old");
    assertThat(lists).extracting(row -> row.getDouble(3)).containsExactly(1.0, .75);
    assertThat(lists.get(0).<String>getAs("reason")).contains("Bought by 1 person");
  }

  @Test
  void aWrongParameterIsRefusedByName() {
    assertThatThrownBy(() -> Recommenders.of("als", Map.of("rank", "0"), 7))
        .isInstanceOfSatisfying(SettingFault.class, f -> assertThat(f.key()).isEqualTo("rank"));
    assertThatThrownBy(() -> Recommenders.of("als", Map.of("ranks", "8"), 7))
        .isInstanceOf(SettingFault.class);
    assertThatThrownBy(() -> Recommenders.of("popularity", Map.of("half-life-days", "90 days"), 7))
        .isInstanceOfSatisfying(
            SettingFault.class, f -> assertThat(f.key()).isEqualTo("half-life-days"));
  }

  private static Map<String, String> parameters(String algorithm) {
    return switch (algorithm) {
      case "als" -> SMALL;
      case "ials" -> Map.of("rank", "6", "iterations", "3");
      default -> Map.of();
    };
  }

  private static boolean comesBefore(Row a, Row b) {
    return a.getDouble(3) > b.getDouble(3)
        || (a.getDouble(3) == b.getDouble(3) && a.getString(1).compareTo(b.getString(1)) < 0);
  }

  /** People a* choose among items a*, people b* among b*. */
  private static Dataset<Row> twoTastes(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (String taste : List.of("a", "b")) {
      for (int person = 0; person < 20; person++) {
        for (int item = 0; item < 10; item++) {
          if (random.nextInt(3) > 0) {
            rows.add(row(taste + person, taste + String.format("%02d", item), 1.0));
          }
        }
      }
    }
    return frame(PAIRS, rows.toArray(Row[]::new));
  }

  private static List<Row> collect(Dataset<Row> lists) {
    return lists.orderBy("person_id", "rank").collectAsList();
  }

  private static Dataset<Row> people(String... ids) {
    return frame("person_id STRING", Arrays.stream(ids).map(id -> row(id)).toArray(Row[]::new));
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }

  private static Dataset<Row> frame(String ddl, Row... rows) {
    return SharedSpark.session().createDataFrame(List.of(rows), StructType.fromDDL(ddl));
  }
}
