package org.kith.models.recommend.choose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.features.SharedSpark;
import org.kith.models.recommend.RecommenderModel;
import org.kith.models.recommend.Tastes;
import org.kith.models.recommend.matrix.TasteMatrix;

/** Models that score by the sum over a person's past: item-knn, rp3beta and ease. */
class PastModelsTest {

  private static final String PAIRS = "person_id STRING, item_id STRING, weight DOUBLE";

  @ParameterizedTest
  @CsvSource({"item-knn, 40, 15", "rp3beta, 40, 15", "ease, 40, 15", "ease, 9, 25"})
  void sparkGivesTheScoresThatMemoryGives(String algorithm, int people, int items) {
    TasteMatrix tastes = Tastes.random(3, people, items);
    Map<String, String> parameters =
        algorithm.equals("ease")
            ? Map.of("lambda", "4", "exponent", ".4")
            : Map.of("neighbours", "6", "weights", "linear");
    float[][] expected = Tastes.scores(Recommenders.named(algorithm), tastes, parameters);
    Dataset<Row> rows = rows(tastes);
    Dataset<Row> nothing = frame("person_id STRING, item_id STRING");
    Map<String, Double> listed = new HashMap<>();
    try (RecommenderModel model = Recommenders.of(algorithm, parameters, 7).fit(rows)) {
      model
          .recommend(rows, nothing, null, items)
          .collectAsList()
          .forEach(row -> listed.put(row.getString(0) + row.getString(1), row.getDouble(3)));
    }

    for (int person = 0; person < people; person++) {
      for (int item = 0; item < items; item++) {
        Double score = listed.get(Tastes.person(person) + Tastes.item(item));
        assertThat(score == null ? 0 : score).isCloseTo(expected[person][item], within(1e-5));
      }
    }
    assertThat(listed).isNotEmpty();
  }

  @Test
  void theReasonIsThePastItemWithTheLargestShareWhateverItsId() {
    Dataset<Row> rows =
        frame(
            PAIRS,
            row("p", "tea\t😀", 1.0),
            row("p", "sock", 1.0),
            row("q", "tea\t😀", 1.0),
            row("q", "cup", 1.0),
            row("q", "cup", Double.NaN),
            row("r", "tea\t😀", 2.0),
            row("r", "cup", 1.0),
            row("s", "sock", 1.0),
            row("s", "cup", -3.0));
    try (RecommenderModel model = Recommenders.of("item-knn", Map.of(), 7).fit(rows)) {
      List<Row> lists = model.recommend(person("p"), rows, null, 9).collectAsList();

      assertThat(lists).hasSize(1);
      assertThat(lists.get(0).getString(1)).isEqualTo("cup");
      assertThat(lists.get(0).<String>getAs("because_item_id")).isEqualTo("tea\t😀");
      assertThat(lists.get(0).<String>getAs("model")).isEqualTo("item-knn");
      assertThat(lists.get(0).<String>getAs("reason")).contains("Goes with {item}", "与{item}相配");
    }
  }

  @Test
  void withoutPairsToLeaveOutThePastIsLeftOut() {
    Dataset<Row> rows = rows(Tastes.random(4, 30, 12));
    try (RecommenderModel model = Recommenders.of("ease", Map.of("lambda", "4"), 7).fit(rows)) {
      assertThat(
              model.lists(rows, null, null, 5, false).orderBy("person_id", "rank").collectAsList())
          .isEqualTo(
              model.lists(rows, rows, null, 5, false).orderBy("person_id", "rank").collectAsList())
          .isNotEmpty();
    }
    try (RecommenderModel model = Recommenders.of("popularity", Map.of(), 7).fit(rows)) {
      assertThatThrownBy(() -> model.lists(rows, null, null, 5, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whomThePastSaysNothingForGetsPopularItems() {
    Dataset<Row> rows =
        frame(PAIRS, row("p", "alone", 1.0), row("q", "a", 1.0), row("q", "b", 1.0));
    try (RecommenderModel model = Recommenders.of("rp3beta", Map.of(), 7).fit(rows)) {
      assertThat(model.recommend(person("p"), rows, null, 9).collectAsList())
          .extracting(row -> row.<String>getAs("model"), row -> row.getString(1))
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("popularity", "a"),
              org.assertj.core.groups.Tuple.tuple("popularity", "b"));
    }
  }

  private static Dataset<Row> rows(TasteMatrix tastes) {
    List<Row> rows = new ArrayList<>();
    for (int person = 0; person < tastes.people().count(); person++) {
      int[] items = tastes.weights().columnsOf(person);
      float[] weights = tastes.weights().valuesOf(person);
      for (int at = 0; at < items.length; at++) {
        rows.add(
            row(tastes.people().id(person), tastes.items().id(items[at]), (double) weights[at]));
      }
    }
    return frame(PAIRS, rows.toArray(Row[]::new));
  }

  private static Dataset<Row> person(String... ids) {
    return frame("person_id STRING", Arrays.stream(ids).map(id -> row(id)).toArray(Row[]::new));
  }

  private static Row row(Object... values) {
    return RowFactory.create(values);
  }

  private static Dataset<Row> frame(String ddl, Row... rows) {
    return SharedSpark.session().createDataFrame(List.of(rows), StructType.fromDDL(ddl));
  }
}
